import { relative, resolve } from "node:path";
import { PROJECT } from "./project.ts";

/**
 * A source map (ECMA-426) whose sources are told by their paths in the project,
 * or by package, and not by where this machine keeps them.
 *
 * @param places `from`: the folder that its sources are relative to; `outDir`:
 * the folder of generated sources.
 */
export function portableSourceMap(
  text: string,
  { from, outDir }: { from: string; outDir: string },
): string {
  const map = JSON.parse(text) as { sources: string[] };
  const sources = map.sources.map((source) => {
    const path = resolve(from, source);
    const home = [outDir, PROJECT].find((one) => path.startsWith(one));
    return home === undefined
      ? path.replace(/^.*\/npm\/[^/]+\//, "npm:")
      : relative(home, path);
  });
  return JSON.stringify({ ...map, sources });
}
