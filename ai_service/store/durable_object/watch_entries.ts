import type { Entry, Key } from "../kv.ts";
import { toEntry } from "./entry_code.ts";
import { decodeFrames } from "./frames.ts";

/** The entries of these keys as a watch of their partition reports them. */
export function watchEntries<T>(
  open: () => Promise<ReadableStream<Uint8Array>>,
  keys: readonly Key[],
  now: () => Date,
): ReadableStream<Entry<T>[]> {
  let frames: ReadableStreamDefaultReader<Uint8Array> | undefined;
  let isCancelled = false;
  const entries = (async function* () {
    frames = (await open()).getReader();
    if (isCancelled) await frames.cancel();
    yield* decodeFrames(frames, keys);
  })();
  return new ReadableStream<Entry<T>[]>({
    async pull(controller) {
      const { done, value } = await entries.next();
      if (isCancelled) return;
      if (done) return controller.close();
      const time = now();
      controller.enqueue(
        keys.map((key, at) => toEntry<T>(key, value[at]!, time)),
      );
    },
    async cancel() {
      isCancelled = true;
      await frames?.cancel();
    },
  }, { highWaterMark: 0 });
}
