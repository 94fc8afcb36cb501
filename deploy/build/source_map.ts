import { dirname, relative, resolve } from "node:path";

/**
 * A source map (ECMA-426) whose sources are told by their paths in the project,
 * or by package, and not by where this machine keeps them.
 *
 * @param outputPath The bundle that the map is of.
 */
export function portableSourceMap(
  text: string,
  { outputPath, project }: { outputPath: string; project: string },
): string {
  const map = JSON.parse(text) as { sources: string[] };
  const folder = dirname(outputPath);
  const sources = map.sources.map((source) => {
    const path = resolve(folder, source);
    const home = [folder, project].find((one) => path.startsWith(one));
    return home === undefined
      ? path.replace(/^.*\/npm\/[^/]+\//, "npm:")
      : relative(home, path);
  });
  return JSON.stringify({ ...map, sources });
}
