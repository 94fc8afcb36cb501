import { EventSourceParserStream } from "eventsource-parser/stream";
import type { StreamEvent, StreamEvents } from "../../conversation/events.ts";
import type { LiveEvent, LiveEvents } from "../../conversation/live_events.ts";

const runEvents: Record<keyof StreamEvents, true> = {
  run: true,
  token: true,
  retract: true,
  waiting: true,
  tool: true,
  approval: true,
  message: true,
  done: true,
  error: true,
};

const liveEvents: Record<keyof LiveEvents, true> = {
  snapshot: true,
  conversation: true,
  message: true,
  approval: true,
  run: true,
  deleted: true,
  signed_out: true,
  error: true,
};

type Body = ReadableStream<Uint8Array<ArrayBuffer>>;

/**
 * The events of a run's `text/event-stream` body, as they arrive, until it ends
 * or `signal` aborts. Comments and events of an unknown name are passed over,
 * so the service may add some; so are those that are not of the run's own log.
 */
export async function* readEvents(
  body: Body,
  signal: AbortSignal,
): AsyncGenerator<StreamEvent> {
  for await (const { id, event, data } of readAll(body, signal)) {
    if (id === undefined || !Object.hasOwn(runEvents, event)) continue;
    yield { id: Number(id), event, data: JSON.parse(data) } as StreamEvent;
  }
}

/** The events of a conversation's live view, as {@linkcode readEvents} reads a run's. */
export async function* readLiveEvents(
  body: Body,
  signal: AbortSignal,
): AsyncGenerator<LiveEvent> {
  for await (const { id, event, data } of readAll(body, signal)) {
    if (!Object.hasOwn(liveEvents, event)) continue;
    const place = id !== undefined && { id };
    yield { ...place, event, data: JSON.parse(data) } as LiveEvent;
  }
}

async function* readAll(body: Body, signal: AbortSignal) {
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
      const { id, event = "message", data } = value;
      yield { id, event, data };
    }
  } finally {
    signal.removeEventListener("abort", cancel);
    await cancel();
  }
}
