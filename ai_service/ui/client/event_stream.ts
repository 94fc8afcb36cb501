import { EventSourceParserStream } from "eventsource-parser/stream";
import type { StreamEvent, StreamEvents } from "../../conversation/events.ts";

const names: Record<keyof StreamEvents, true> = {
  run: true,
  token: true,
  tool: true,
  approval: true,
  message: true,
  done: true,
  error: true,
};

/**
 * The events of a run's `text/event-stream` body, as they arrive, until it ends
 * or `signal` aborts. Comments and events of an unknown name are passed over,
 * so the service may add some.
 */
export async function* readEvents(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  signal: AbortSignal,
): AsyncGenerator<StreamEvent> {
  const reader = body
    .pipeThrough(new TextDecoderStream())
    .pipeThrough(new EventSourceParserStream())
    .getReader();
  const cancel = () => reader.cancel().catch(() => {});
  signal.addEventListener("abort", cancel);
  try {
    // Not every browser iterates streams, so the reader is asked.
    while (!signal.aborted) {
      const { done, value } = await reader.read();
      if (done || signal.aborted) return;
      const { id, event, data } = value;
      if (event === undefined || !Object.hasOwn(names, event)) continue;
      yield { id: Number(id), event, data: JSON.parse(data) } as StreamEvent;
    }
  } finally {
    signal.removeEventListener("abort", cancel);
    await cancel();
  }
}
