import { basename, dirname, extname, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { bundle } from "./bundler.ts";
import { numberChunks } from "./chunk_names.ts";
import { uniqueNames } from "./islands.ts";
import { inlinePublicEnv } from "./public_env.ts";

/** Scripts for the browser. */
export interface ClientBundle {
  /** Name of the script that starts islands, relative to the bundle. */
  entry: string;
  islands: { source: string; name: string; file: string }[];
  files: { path: string; content: Uint8Array<ArrayBuffer> }[];
}

const CLIENT_ENTRY = new URL("../client/mod.ts", import.meta.url);
const OUTPUT_DIR = "/";

/** Bundles the islands and the code that starts them, what they share in chunks of its own. */
export async function bundleIslands(
  sources: string[],
  options: { minify: boolean },
): Promise<ClientBundle> {
  if (sources.length === 0) return { entry: "", islands: [], files: [] };
  const client = fileURLToPath(CLIENT_ENTRY);
  const entrypoints = [client, ...sources];
  const result = await bundle({
    entrypoints,
    outputDir: OUTPUT_DIR,
    platform: "browser",
    format: "esm",
    codeSplitting: true,
    minify: options.minify,
    write: false,
  });
  if (!result.success) {
    const reasons = result.errors.map((error) => error.text).join("\n");
    throw new Error(`Cannot bundle the islands:\n${reasons}`);
  }
  const outputOf = outputPaths(entrypoints);
  const uniqueName = uniqueNames();
  return {
    entry: outputOf(client),
    islands: sources.map((source) => ({
      source,
      name: uniqueName(basename(source, extname(source))),
      file: outputOf(source),
    })),
    files: numberChunks((result.outputFiles ?? []).map((file) => ({
      path: relative(OUTPUT_DIR, file.path),
      text: inlinePublicEnv(file.text(), (name) => Deno.env.get(name)),
    }))).map(({ path, text }) => ({
      path,
      content: new TextEncoder().encode(text),
    })),
  };
}

/** The bundler keeps the folders that the entry points do not have in common. */
function outputPaths(entrypoints: string[]): (source: string) => string {
  const common = entrypoints.map((path) => dirname(resolve(path)))
    .reduce((one, other) => commonFolder(one, other));
  return (source) =>
    relative(common, resolve(source)).replace(/\.[jt]sx?$/, ".js");
}

function commonFolder(one: string, other: string): string {
  const [left, right] = [one.split("/"), other.split("/")];
  const end = left.findIndex((part, i) => part !== right[i]);
  return end < 0 ? one : left.slice(0, end).join("/") || "/";
}
