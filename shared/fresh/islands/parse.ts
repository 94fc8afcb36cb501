import { computed, signal } from "@preact/signals";

/** Makes a value of a kind of its own from the plain one it was sent as. */
export type Reviver = (value: never) => unknown;

type Entry = string | number | boolean | null | [
  kind: string,
  ...rest: never[],
];

/** Reads what {@linkcode stringify} wrote. */
export function parse(
  text: string,
  revivers: Record<string, Reviver> = {},
): unknown {
  const entries = JSON.parse(text) as Entry[];
  const values = new Map<number, unknown>();

  function at(index: number): unknown {
    if (!values.has(index)) revive(index);
    return values.get(index);
  }

  /** Remembers a container before its content is read, so that the content may name it. */
  function fill<T>(index: number, container: T, write: (into: T) => void): T {
    values.set(index, container);
    write(container);
    return container;
  }

  function revive(index: number): void {
    const entry = entries[index]!;
    values.set(index, Array.isArray(entry) ? reviveKind(index, entry) : entry);
  }

  function reviveKind(index: number, [kind, ...rest]: [string, ...never[]]) {
    const [first, second] = rest as [never, never];
    switch (kind) {
      case "undefined":
        return undefined;
      case "number":
        return Number(first);
      case "bigint":
        return BigInt(first);
      case "date":
        return new Date(first ?? NaN);
      case "url":
        return new URL(first);
      case "regexp":
        return new RegExp(first, second);
      case "bytes":
        return new Uint8Array(rest);
      case "signal":
        return signal(at(first));
      case "computed": {
        const value = at(first);
        return computed(() => value);
      }
      case "array":
        return fill<unknown[]>(index, [], (array) => {
          for (const item of rest) array.push(at(item));
        });
      case "set":
        return fill(index, new Set(), (set) => {
          for (const item of rest) set.add(at(item));
        });
      case "map":
        return fill(index, new Map(), (map) => {
          for (let i = 0; i < rest.length; i += 2) {
            map.set(at(rest[i]!), at(rest[i + 1]!));
          }
        });
      case "object":
        return fill<Record<string, unknown>>(index, {}, (object) => {
          for (const [key, inner] of Object.entries<number>(first)) {
            Object.defineProperty(object, key, {
              value: at(inner),
              configurable: true,
              enumerable: true,
              writable: true,
            });
          }
        });
      default:
        return revivers[kind]!(at(first) as never);
    }
  }

  return at(0);
}
