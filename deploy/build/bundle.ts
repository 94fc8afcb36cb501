import { basename } from "node:path";
import { PROJECT } from "./project.ts";
import { portableSourceMap } from "./source_map.ts";

/** Options of {@linkcode bundleModule}. */
export interface BundleOptions {
  /** The module to bundle with all that it imports. */
  entry: string;
  outputPath: string;
  /** Where the source map is written; without it, none is made. */
  sourceMapPath?: string;
}

/**
 * Bundles a module and its packages into one minified file. With platform `deno`
 * the packages' server builds are used; their browser builds cannot interrupt a
 * graph. The source map is a file of its own that the bundle does not name.
 *
 * @throws {Error} If the bundler reports an error.
 */
export async function bundleModule(options: BundleOptions): Promise<void> {
  const { entry, outputPath, sourceMapPath } = options;
  const { errors, outputFiles = [] } = await Deno.bundle({
    entrypoints: [entry],
    outputPath,
    platform: "deno",
    format: "esm",
    minify: true,
    write: false,
    ...(sourceMapPath !== undefined && { sourcemap: "external" }),
  });
  const [first] = errors;
  if (first) throw new Error(`Cannot bundle ${basename(entry)}: ${first.text}`);
  for (const file of outputFiles) {
    if (!file.path.endsWith(".map")) {
      await Deno.writeFile(outputPath, file.contents!);
    } else if (sourceMapPath) {
      const map = portableSourceMap(file.text(), {
        outputPath,
        project: PROJECT,
      });
      await Deno.writeTextFile(sourceMapPath, map);
    }
  }
}
