import { assert } from "@std/assert";
import { createSiteBuilder } from "../../shared/ui/builder.ts";

/** Bytes of an island beside what it shares with others, in KB. */
const MOST = { "Calendar.js": 25, "FormBuilder.js": 15 };

Deno.test("an island is small beside the chunk that islands share", async () => {
  const outDir = await Deno.makeTempDir();
  try {
    const site = import.meta.resolve("./");
    await createSiteBuilder(site, { outDir }).build({ mode: "production" });
    const scripts = await filesIn(outDir);
    for (const [name, most] of Object.entries(MOST)) {
      const path = scripts.find((each) => each.endsWith(`/islands/${name}`));
      assert(path, `${name} was not built`);
      const size = await gzipped(path) / 1024;
      const figure = `${name.replace(".js", "").toLowerCase()}_js_kb`;
      console.log(`figure: ${figure} = ${size.toFixed(1)} (goal <= ${most})`);
      assert(size <= most);
    }
  } finally {
    await Deno.remove(outDir, { recursive: true });
  }
});

async function filesIn(folder: string): Promise<string[]> {
  const files: string[] = [];
  for await (const { name, isDirectory } of Deno.readDir(folder)) {
    const path = `${folder}/${name}`;
    files.push(...isDirectory ? await filesIn(path) : [path]);
  }
  return files;
}

async function gzipped(path: string): Promise<number> {
  const { readable } = await Deno.open(path);
  const zipped = readable.pipeThrough(new CompressionStream("gzip"));
  return (await new Response(zipped).arrayBuffer()).byteLength;
}
