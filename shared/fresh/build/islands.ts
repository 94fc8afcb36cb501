import type { ComponentType } from "preact";
import type { Island } from "../app/context.ts";

/** An island file's module, and where the browser gets it. */
export interface IslandModule {
  /** From the file's name; the default export is called so. */
  name: string;
  /** Path of its script. */
  file: string;
  mod: Record<string, unknown>;
}

/** Every function an island file exports is an island. */
export function registerIslands(
  modules: IslandModule[],
): Map<ComponentType, Island> {
  const islands = new Map<ComponentType, Island>();
  const uniqueName = uniqueNames();
  for (const { name, file, mod } of modules) {
    for (const [exportName, value] of Object.entries(mod)) {
      if (typeof value !== "function") continue;
      const fn = value as ComponentType;
      islands.set(fn, {
        fn,
        file,
        exportName,
        name: uniqueName(exportName === "default" ? name : exportName),
      });
    }
  }
  return islands;
}

/** Makes names that are identifiers and differ from each other. */
export function uniqueNames(): (wanted: string) => string {
  const counts = new Map<string, number>();
  return (wanted) => {
    const name = wanted.replaceAll(/[^A-Za-z0-9_$]+|^(?=\d)/g, "_");
    const count = counts.get(name) ?? 0;
    counts.set(name, count + 1);
    return count === 0 ? name : `${name}_${count}`;
  };
}
