import { tracedFetch } from "../../shared/tracing/current_trace.ts";
import {
  boundLines,
  type Bytes,
  openBody,
  type OpenedBody,
} from "./answer_body.ts";
import { UnreadableAnswerError } from "./model_error.ts";
import { nameEvents } from "./name_events.ts";

/** Longest answer that is no stream, in characters. */
const MAX_WHOLE_LENGTH = 1_000_000;

/** The way in which a provider streams. */
export interface Wire {
  /** Text in the last event of a whole stream; empty if none has to be there. */
  end: string;
  /** Events to add to a stream that ends without it. */
  missingEnd: string;
  /** Whether each event has to have a name. */
  hasNames: boolean;
  /** The events of an answer that came as one JSON value; undefined if it is none. */
  toEvents(answer: unknown): string | undefined;
}

/**
 * `fetch` for a model's library, which reads event streams and nothing else. A
 * server that ignores `stream` is understood: its JSON becomes a stream.
 *
 * @throws {UnreadableAnswerError} If the answer is a page, or any other thing.
 */
export function fetchAnswers(wire: Wire): typeof fetch {
  return async (input, init) => {
    const response = await tracedFetch(input, init);
    if (!response.ok || !response.body) return response;
    const body = await openBody(response.body, init?.signal);
    const events = isEventStream(body.head)
      ? streamedAnswer(body, wire)
      : await wholeAnswer(body, wire);
    if (events === undefined) throw new UnreadableAnswerError(response);
    const { status, headers } = response;
    return new Response(events, { status, headers: asEvents(headers) });
  };
}

/** By its first line; the media type is often wrong. */
function isEventStream(head: string): boolean {
  return /^(data|event|id|retry)?:/.test(head);
}

function asEvents(headers: Headers): Headers {
  const changed = new Headers(headers);
  changed.set("content-type", "text/event-stream");
  changed.delete("content-length");
  changed.delete("content-encoding");
  return changed;
}

function streamedAnswer(
  body: OpenedBody,
  { end, missingEnd: missing, hasNames }: Wire,
): ReadableStream<Bytes> {
  const events = boundLines(body, { end, missing });
  const lacksNames = hasNames && body.head.startsWith("data:");
  return lacksNames ? nameEvents(events) : events;
}

async function wholeAnswer(
  body: OpenedBody,
  wire: Wire,
): Promise<string | undefined> {
  const decoder = new TextDecoder();
  let text = "";
  for (let piece; (piece = await body.next());) {
    text += decoder.decode(piece, { stream: true });
    if (text.length > MAX_WHOLE_LENGTH) {
      await body.cancel();
      return undefined;
    }
  }
  try {
    return wire.toEvents(JSON.parse(text));
  } catch {
    return undefined;
  }
}
