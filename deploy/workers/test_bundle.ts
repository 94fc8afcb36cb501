import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundleModule } from "../build/bundle.ts";
import { EXTERNAL } from "./external.ts";

/** Bundles a test's Worker, whose path is relative to this folder. */
export async function bundleTestWorker(entry: string): Promise<string> {
  const path = fileURLToPath(new URL(entry, import.meta.url));
  const outDir = await Deno.makeTempDir({ prefix: "madoguchi-worker-" });
  try {
    await bundleModule({ entry: path, outDir, external: EXTERNAL });
    const name = basename(entry).replace(/\.ts$/, ".js");
    return await Deno.readTextFile(join(outDir, name));
  } finally {
    await Deno.remove(outDir, { recursive: true });
  }
}
