import type { Row } from "./map.ts";
import type { Arrow } from "./module_graph.ts";

/** Whether a file tests, or is there for tests only. */
export function isTest(file: string): boolean {
  return /_test\.tsx?$|(^|\/)(test_[^/]*|[^/]*_test_[^/]*)$|\/testdata\//
    .test(file);
}

/** The position of a file on the map. */
interface Place {
  name: string;
  /** Counted from the top. */
  row: number;
}

/**
 * The place of a file: the longest that the map names, or its slice.
 *
 * @throws {TypeError} If the map has no place for it.
 */
export function placeOf(map: readonly Row[], file: string): Place {
  const places = map.flatMap(({ places }, row) =>
    places.map((name) => ({ name, row }))
  );
  const named = places.find(({ name }) =>
    file === name || file.startsWith(`${name}/`)
  );
  if (named) return named;
  const [service, folder, ...rest] = file.split("/");
  const slices = places.find(({ name }) => name === `${service}/*`);
  if (slices && folder && rest.length > 0) {
    return { name: `${service}/${folder}`, row: slices.row };
  }
  throw new TypeError(`The map has no place for ${file}`);
}

/** The arrows that the map does not allow, each as one line. */
export function arrowsBack(
  map: readonly Row[],
  arrows: readonly Arrow[],
): string[] {
  return arrows.filter(({ from, to }) => {
    const above = placeOf(map, from);
    const below = placeOf(map, to);
    if (above.name === below.name) return false;
    const { onlyFor } = map[below.row]!;
    return above.row >= below.row ||
      crossesServices(from, to) ||
      (onlyFor !== undefined && !onlyFor.includes(above.name));
  }).map(({ from, to }) => `${from} → ${to}`);
}

/** A service knows itself and what is shared; only `deploy/` knows both. */
function crossesServices(from: string, to: string): boolean {
  const [owner, target] = [from, to].map((file) => file.split("/")[0]);
  return owner !== "deploy" && target !== owner && target !== "shared";
}

/**
 * Groups of files that import each other in a circle at run time, so that one
 * of them runs before what it imports is there (Tarjan's algorithm).
 */
export function valueCycles(arrows: readonly Arrow[]): string[][] {
  const targets = Map.groupBy(
    arrows.filter(({ isValue }) => isValue),
    ({ from }) => from,
  );
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const path: string[] = [];
  const cycles: string[][] = [];

  function visit(file: string): number {
    const index = order.size;
    order.set(file, index);
    path.push(file);
    let low = index;
    for (const { to } of targets.get(file) ?? []) {
      if (!order.has(to)) low = Math.min(low, visit(to));
      else if (path.includes(to)) low = Math.min(low, order.get(to)!);
    }
    lowest.set(file, low);
    if (low === index) {
      const group = path.splice(path.indexOf(file));
      if (group.length > 1) cycles.push(group);
    }
    return low;
  }

  for (const file of targets.keys()) if (!order.has(file)) visit(file);
  return cycles;
}
