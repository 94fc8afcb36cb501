import { readdir } from "node:fs/promises";
import { join, relative } from "node:path";
import { fileToPattern } from "./pattern.ts";
import type { RouteFile, RouteFileType } from "./fs_routes.ts";

/** A {@linkcode RouteFile} and the file it is. */
export type RouteSource = RouteFile & { path: string };

const SOURCE_FILE = /\.[jt]sx?$/;

/** The files of a routes folder in the order they take effect, and the islands that live beside them. */
export async function crawlRoutes(
  dir: string,
  ignore: RegExp[],
): Promise<{ routes: RouteSource[]; islands: string[] }> {
  const routes: RouteSource[] = [];
  const islands: string[] = [];
  for (const path of await sourceFiles(dir, ignore)) {
    const id = `/${relative(dir, path)}`.replace(SOURCE_FILE, "");
    // Folders named (_…) hold what is not a route; (_islands) holds islands.
    const aside = id.match(/\/\((_[^/]+)\)\//);
    if (!aside) routes.push({ path, ...describeRoute(id) });
    else if (aside[1] === "_islands") islands.push(path);
  }
  routes.sort((a, b) => compareRouteIds(a.id, b.id));
  return { routes, islands };
}

/** Every source file below a folder, sorted; none when there is no such folder. */
export async function sourceFiles(
  dir: string,
  ignore: RegExp[],
): Promise<string[]> {
  const paths = await filesBelow(dir);
  return paths.filter((path) =>
    SOURCE_FILE.test(path) && !ignore.some((pattern) => pattern.test(path))
  );
}

/** Every file below a folder, sorted; none when there is no such folder. */
export async function filesBelow(dir: string): Promise<string[]> {
  try {
    const entries = await readdir(dir, {
      recursive: true,
      withFileTypes: true,
    });
    return entries.filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)).sort();
  } catch (error) {
    if ((error as { code?: string }).code === "ENOENT") return [];
    throw error;
  }
}

const SPECIAL_FILES: Record<string, RouteFileType> = {
  _middleware: "middleware",
  _layout: "layout",
  _app: "app",
  _404: "notFound",
  _error: "error",
  _500: "error",
};

function describeRoute(id: string): RouteFile {
  const slash = id.lastIndexOf("/");
  const type = SPECIAL_FILES[id.slice(slash + 1)];
  if (!type) {
    const pattern = fileToPattern(id.slice(1), { keepGroups: true });
    const isIndex = id.endsWith("/index") && !pattern.endsWith("/");
    return {
      id,
      type: "route",
      // An index belongs to its own folder, so the folder must not count as its last part.
      pattern: isIndex ? `${pattern}/` : pattern,
      routePattern: fileToPattern(id.slice(1)),
    };
  }
  const everywhere = type === "app" || type === "notFound";
  const pattern = everywhere
    ? "*"
    : fileToPattern(id.slice(1, Math.max(slash, 1)), { keepGroups: true });
  return { id, type, pattern, routePattern: pattern };
}

/** Orders route files so that the more general rules and the more specific routes come first. */
export function compareRouteIds(a: string, b: string): number {
  if (a.endsWith("/_app")) return -1;
  if (b.endsWith("/_app")) return 1;
  const left = a.split("/");
  const right = b.split("/");
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const [one, other] = [left[i]!, right[i]!];
    if (one === other) continue;
    const rank = rankOf(other) - rankOf(one);
    if (rank !== 0) return rank;
    return one < other ? -1 : 1;
  }
  return right.length - left.length;
}

function rankOf(segment: string): number {
  if (segment.startsWith("_m")) return 7;
  if (segment.startsWith("_e")) return 5;
  if (segment.startsWith("_")) return 6;
  if (segment === "index") return 4;
  if (segment.startsWith("(")) return 2;
  if (segment.startsWith("[...")) return 0;
  if (segment.startsWith("[")) return 1;
  return 3;
}
