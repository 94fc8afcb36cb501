import { assertEquals } from "@std/assert";
import { createLog } from "./log.ts";
import { batchLines } from "./log_batch.ts";

function collect() {
  const written: string[][] = [];
  let wrote = Promise.withResolvers<void>();
  const log = createLog({
    service: "mcp-server",
    now: () => new Date(0),
    write: batchLines((text) => {
      written.push(text.split("\n").map((line) => JSON.parse(line).event));
      wrote.resolve();
      wrote = Promise.withResolvers();
    }),
  });
  return { written, log, nextWrite: () => wrote.promise };
}

Deno.test("lines of the same millisecond are written together, in their order", async () => {
  const { written, log, nextWrite } = collect();
  log.info("first");
  log.info("second");
  assertEquals(written, []);
  await nextWrite();
  log.info("third");
  await nextWrite();
  assertEquals(written, [["first", "second"], ["third"]]);
});

Deno.test("an error is written at once, after the waiting lines", () => {
  const { written, log } = collect();
  log.info("first");
  log.error("failed");
  assertEquals(written, [["first", "failed"]]);
});

Deno.test("waiting lines are written when the process ends", async () => {
  const file = new URL("./log_batch.ts", import.meta.url);
  const script = `
    import { batchLines } from "${file}";
    const write = batchLines();
    write("last words", "info");
    Deno.exit(0);`;
  const { stdout } = await new Deno.Command(Deno.execPath(), {
    args: ["eval", script],
  }).output();
  assertEquals(new TextDecoder().decode(stdout), "last words\n");
});
