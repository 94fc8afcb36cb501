import { join, relative } from "node:path";
import config from "../../deno.json" with { type: "json" };
import { productionImports } from "./packages.ts";
import { PROJECT } from "./project.ts";

/**
 * Writes a configuration that knows only the packages of production, with a copy
 * of the lock file, from which Deno drops the others and changes no version. The
 * bundler would otherwise download every package of the project.
 *
 * @returns The path of the configuration.
 */
export async function writeProductionConfig(folder: string): Promise<string> {
  const { compilerOptions, imports, links, nodeModulesDir, unstable } = config;
  await Deno.copyFile(join(PROJECT, "deno.lock"), join(folder, "deno.lock"));
  const path = join(folder, "deno.json");
  await Deno.writeTextFile(
    path,
    JSON.stringify({
      ...{ compilerOptions, nodeModulesDir, unstable },
      imports: await productionImports(imports),
      links: links.map((link) => relative(folder, join(PROJECT, link))),
      lock: { path: join(folder, "deno.lock"), frozen: false },
    }),
  );
  return path;
}
