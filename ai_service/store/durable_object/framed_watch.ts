import { encodeFrame, HEARTBEAT } from "./frames.ts";
import type { StoredEntry } from "./partition.ts";

/**
 * A watch as a stream of frames, with heartbeats. The platform notices that the
 * reader of a stream has left only when more is sent, and until then the watch
 * would keep the object in memory.
 */
export function framedWatch(
  changes: ReadableStream<(StoredEntry | null)[]>,
  heartbeatMs: number,
): ReadableStream<Uint8Array> {
  const entries = changes.getReader();
  let timer: ReturnType<typeof setInterval>;
  return new ReadableStream({
    type: "bytes",
    start(controller) {
      timer = setInterval(() => {
        // Whoever still has to read the last one needs no other.
        if (controller.desiredSize === 0) controller.enqueue(HEARTBEAT.slice());
      }, heartbeatMs);
    },
    async pull(controller) {
      const { done, value } = await entries.read();
      if (!done) return controller.enqueue(encodeFrame(value));
      clearInterval(timer);
      controller.close();
    },
    async cancel() {
      clearInterval(timer);
      await entries.cancel();
    },
  });
}
