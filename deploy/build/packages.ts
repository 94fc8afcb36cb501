import { join } from "node:path";
import { PROJECT } from "./project.ts";

/** Folders of what production runs. */
const SOURCES = ["ai_service", "mcp_server", "shared"];
const SOURCE = /\.tsx?$/;
const FOR_TESTS = /_test\.tsx?$|^test_|_test_|^testdata$/;
const OUTPUT = /^(dist|_fresh|node_modules)$/;
const SPECIFIER = /(?:from|import)\s*\(?\s*"([^"./][^"]*)"/g;

/**
 * Those of the project's `imports` that its production sources use. The others
 * are for tests and tools, and are many times larger.
 */
export async function productionImports(
  imports: Readonly<Record<string, string>>,
): Promise<Record<string, string>> {
  const used = new Set<string>(["preact"]);
  for (const folder of SOURCES) {
    for await (const file of sourcesIn(join(PROJECT, folder))) {
      const text = await Deno.readTextFile(file);
      for (const [, specifier] of text.matchAll(SPECIFIER)) {
        used.add(specifier!);
      }
    }
  }
  const isUsed = (name: string) =>
    [...used].some((one) => one === name || one.startsWith(`${name}/`));
  return Object.fromEntries(
    Object.entries(imports).filter(([name]) => isUsed(name)),
  );
}

async function* sourcesIn(folder: string): AsyncGenerator<string> {
  for await (const { name, isDirectory } of Deno.readDir(folder)) {
    if (FOR_TESTS.test(name) || OUTPUT.test(name)) continue;
    const path = join(folder, name);
    if (isDirectory) yield* sourcesIn(path);
    else if (SOURCE.test(name)) yield path;
  }
}
