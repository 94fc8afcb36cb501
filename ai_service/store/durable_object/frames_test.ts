import { assertEquals } from "@std/assert";
import fc from "fast-check";
import { decodeFrames, encodeFrame, HEARTBEAT } from "./frames.ts";
import { framedWatch } from "./framed_watch.ts";
import type { StoredEntry } from "./partition.ts";

const KEYS = [["user", "usr_1", "a"], ["user", "usr_1", "b"]];

Deno.test("frames are read back, however the stream cuts and joins them", async () => {
  const entry = (at: number) =>
    fc.option(fc.record({
      key: fc.constant(KEYS[at]!),
      version: fc.integer({ min: 1 }),
      value: fc.uint8Array({ maxLength: 40 }),
    }));
  const frames = fc.array(fc.option(fc.tuple(entry(0), entry(1))));
  await fc.assert(fc.asyncProperty(
    frames,
    fc.integer({ min: 1, max: 50 }),
    async (frames, size) => {
      const bytes = frames.flatMap((frame) => [
        ...(frame ? encodeFrame(frame) : HEARTBEAT),
      ]);
      assertEquals(
        await decoded(inPieces(bytes, size)),
        frames.filter((frame) => frame !== null),
      );
    },
  ));
});

Deno.test("a watch that is framed tells each change, and heartbeats between them", async () => {
  const changes = new TransformStream<(StoredEntry | null)[]>();
  const reader = framedWatch(changes.readable, 1).getReader();
  const writer = changes.writable.getWriter();
  const entry = { key: KEYS[0]!, version: 7, value: new Uint8Array([1]) };
  void writer.write([entry]);
  assertEquals((await reader.read()).value, encodeFrame([entry]));
  assertEquals((await reader.read()).value, HEARTBEAT);
  await reader.cancel();
  await writer.closed.catch(() => {});
});

Deno.test("a watch that is cancelled stops its heartbeats and what it watches", async () => {
  let isCancelled = false;
  const changes = new ReadableStream<(StoredEntry | null)[]>({
    cancel: () => void (isCancelled = true),
  });
  const reader = framedWatch(changes, 60_000).getReader();
  const waiting = reader.read();
  await reader.cancel();
  assertEquals([(await waiting).done, isCancelled], [true, true]);
});

async function decoded(stream: ReadableStream<Uint8Array>) {
  return await Array.fromAsync(decodeFrames(stream.getReader(), KEYS));
}

function inPieces(bytes: number[], size: number): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (let at = 0; at < bytes.length; at += size) {
        controller.enqueue(new Uint8Array(bytes.slice(at, at + size)));
      }
      controller.close();
    },
  });
}
