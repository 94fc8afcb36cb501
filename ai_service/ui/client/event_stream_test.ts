import { assertEquals, assertRejects } from "@std/assert";
import type { StreamEvent } from "../../conversation/events.ts";
import { readEvents } from "./event_stream.ts";

const text = [
  ": keep-alive",
  "",
  'id: 1\nevent: run\ndata: {"runId":"run_1"}',
  "",
  'id: 2\r\nevent: token\r\ndata: {"text":"金曜の15時は空いています。🌸"}\r\n',
  "event: later_addition\ndata: {}",
  "",
  'id: 3\nevent: done\ndata: {"status":"completed"}',
  "",
  "",
].join("\n");

const events: StreamEvent[] = [
  { id: 1, event: "run", data: { runId: "run_1" } },
  { id: 2, event: "token", data: { text: "金曜の15時は空いています。🌸" } },
  { id: 3, event: "done", data: { status: "completed" } },
];

Deno.test("readEvents() reads the same events wherever the chunks are cut", async () => {
  const bytes = new TextEncoder().encode(text);
  for (let size = 1; size <= bytes.length; size++) {
    const chunks: Uint8Array<ArrayBuffer>[] = [];
    for (let at = 0; at < bytes.length; at += size) {
      chunks.push(bytes.slice(at, at + size));
    }
    const { signal } = new AbortController();
    const read = await Array.fromAsync(
      readEvents(ReadableStream.from(chunks), signal),
    );
    assertEquals(read, events, `chunks of ${size} bytes`);
  }
});

Deno.test("readEvents() ends and lets the stream go once it is aborted", async () => {
  const cancelled = Promise.withResolvers<void>();
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start: (stream) => stream.enqueue(new TextEncoder().encode(text)),
    cancel: () => cancelled.resolve(),
  });
  const left = new AbortController();
  const read = [];
  for await (const event of readEvents(body, left.signal)) {
    read.push(event);
    left.abort();
  }
  assertEquals(read, events.slice(0, 1));
  await cancelled.promise;
});

Deno.test("readEvents() fails when the connection does", async () => {
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull: (stream) => stream.error(new TypeError("network error")),
  });
  const { signal } = new AbortController();
  await assertRejects(
    () => Array.fromAsync(readEvents(body, signal)),
    TypeError,
  );
});
