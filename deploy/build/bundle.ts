import { basename, join, relative } from "node:path";
import { bundle } from "../../shared/fresh/build/bundler.ts";
import { numberChunks } from "../../shared/fresh/build/chunk_names.ts";
import { portableSourceMap } from "./source_map.ts";

/** Options of {@linkcode bundleModule}. */
export interface BundleOptions {
  /** The module to bundle with all that it imports. */
  entry: string;
  /** The bundle gets the entry's name in here. */
  outDir: string;
  /** Puts what is imported on demand into files of its own; not by default. */
  splits?: boolean;
  /** Folder for the source maps; without it, none are made. */
  sourceMapDir?: string;
  /** Modules that the platform has built in, and that are not bundled. */
  external?: string[];
}

const BUNDLER_DIR = "/";
/** In the code that the bundler of Deno 2.5 puts in place of `require`. */
const NO_REQUIRE = "Dynamic require of";
const REQUIRE = 'import{createRequire as requireFrom}from"node:module";' +
  "const require=requireFrom(import.meta.url);";

/**
 * Bundles a module and its packages, minified. With platform `deno` the packages'
 * server builds are used; their browser builds cannot interrupt a graph. Source
 * maps are files that the bundle does not name.
 *
 * @throws {Error} If the bundler reports an error.
 */
export async function bundleModule(options: BundleOptions): Promise<void> {
  const { entry, outDir, splits = false, sourceMapDir, external } = options;
  const { errors, outputFiles = [] } = await bundle({
    entrypoints: [entry],
    outputDir: BUNDLER_DIR,
    platform: "deno",
    format: "esm",
    minify: true,
    codeSplitting: splits,
    write: false,
    ...(external && { external }),
    ...(sourceMapDir !== undefined && { sourcemap: "external" }),
  });
  const [first] = errors;
  if (first) throw new Error(`Cannot bundle ${basename(entry)}: ${first.text}`);
  const files = numberChunks(outputFiles.map((file) => ({
    path: relative(BUNDLER_DIR, file.path),
    text: file.text(),
  })));
  for (const { path, text } of files) {
    if (!path.endsWith(".map")) {
      await Deno.writeTextFile(join(outDir, path), withRequire(text));
    } else if (sourceMapDir !== undefined) {
      const map = portableSourceMap(text, { from: BUNDLER_DIR, outDir });
      await Deno.writeTextFile(join(sourceMapDir, path), map);
    }
  }
}

/**
 * Lets CommonJS packages load the modules of Node. The bundler of Deno 2.5, which
 * Deno Deploy builds with, leaves that to a `require` that has to be there.
 */
function withRequire(code: string): string {
  return code.includes(NO_REQUIRE) ? REQUIRE + code : code;
}
