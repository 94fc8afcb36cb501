import { assertEquals } from "@std/assert";
import { bundleTestWorker } from "../test_bundle.ts";
import { startWorkerd, type Workerd } from "../workerd.ts";

Deno.test("a watch over remote calls tells changes, and ends when its reader has left", async () => {
  const script = await bundleTestWorker("store/watch_worker.ts");
  await using worker = startWorkerd({
    script,
    durableObjects: {
      PARTITIONS: { className: "CountingPartition", useSQLite: true },
    },
  });
  const readers = [];
  for (let count = 0; count < 3; count++) readers.push(await openWatch(worker));
  assertEquals(await openWatches(worker), 3);
  for (const value of [1, 2]) {
    await worker.fetch("/write", { method: "POST", body: String(value) });
    for (const reader of readers) assertEquals(await readLine(reader), value);
  }
  for (const reader of readers.slice(1)) await reader.cancel();
  // Nothing changes any more: comments and heartbeats alone find out.
  while (await openWatches(worker) > 1);
  await worker.fetch("/write", { method: "POST", body: "3" });
  assertEquals(await readLine(readers[0]!), 3);
  await readers[0]!.cancel();
  while (await openWatches(worker) > 0);
});

type Reader = ReadableStreamDefaultReader<Uint8Array>;

async function openWatch(worker: Workerd): Promise<Reader> {
  const { body } = await worker.fetch("/watch");
  const reader = body!.getReader() as unknown as Reader;
  assertEquals(await readLine(reader), null);
  return reader;
}

/** The next line that is no comment. */
async function readLine(reader: Reader): Promise<unknown> {
  for (;;) {
    const { value } = await reader.read();
    const lines = new TextDecoder().decode(value).split("\n");
    const line = lines.find((line) => line !== "" && line !== ":");
    if (line !== undefined) return JSON.parse(line);
  }
}

async function openWatches(worker: Workerd): Promise<number> {
  return await (await worker.fetch("/open")).json() as number;
}
