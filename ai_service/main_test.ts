import { assertEquals, assertStringIncludes } from "@std/assert";
import { VARIABLES } from "./test_service.ts";
import { fileURLToPath } from "node:url";

const MAIN = fileURLToPath(new URL("./main.ts", import.meta.url));

/** Starts the service with these variables, and waits until it has ended. */
async function start(variables: Record<string, string>) {
  const output = await new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", MAIN],
    env: { ...VARIABLES, AI_SERVICE_PORT: "0", ...variables },
  }).output();
  return {
    code: output.code,
    lines: new TextDecoder().decode(output.stderr).trim().split("\n"),
  };
}

Deno.test("a service with a damaged store or key ends with one sentence", async () => {
  const folder = await Deno.makeTempDir({ prefix: "madoguchi-store-" });
  const damaged = `${folder}/damaged.kv`;
  await Deno.writeTextFile(damaged, "not a store\n".repeat(1000));
  const key = VARIABLES.AI_SERVICE_PRIVATE_KEY ?? "";
  const [store, signing] = await Promise.all([
    start({ AI_SERVICE_KV_PATH: damaged }),
    start({
      AI_SERVICE_KV_PATH: ":memory:",
      AI_SERVICE_PRIVATE_KEY: key.replace(/\n.{20}/, "\n"),
    }),
  ]);
  await Deno.remove(folder, { recursive: true });
  assertEquals([store.code, store.lines.length], [1, 1], store.lines.join());
  assertStringIncludes(
    store.lines.join(),
    `Cannot open the store "${damaged}"`,
  );
  assertEquals([signing.code, signing.lines.length], [1, 1]);
  assertStringIncludes(signing.lines.join(), "AI_SERVICE_PRIVATE_KEY");
  assertEquals(signing.lines.join().includes(key.slice(60, 90)), false);
});
