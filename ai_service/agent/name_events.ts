import { EventSourceParserStream } from "eventsource-parser/stream";

/**
 * A stream whose events are named as the type in their data says: the library
 * of Anthropic passes over events without a name, and some servers send no other.
 */
export function nameEvents(
  events: ReadableStream<Uint8Array<ArrayBuffer>>,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  return events
    .pipeThrough(new TextDecoderStream())
    .pipeThrough(new EventSourceParserStream())
    .pipeThrough(
      new TransformStream({
        transform({ data }, controller) {
          const type = typeOf(data);
          if (!type) return;
          const lines = `event: ${type}\ndata: ${data}\n\n`;
          controller.enqueue(encoder.encode(lines));
        },
      }),
    );
}

/** Undefined for what is no event, such as the end of another protocol. */
function typeOf(data: string): string | undefined {
  try {
    return JSON.parse(data).type;
  } catch {
    return undefined;
  }
}
