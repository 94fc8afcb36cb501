const encoder = new TextEncoder();

/** One event of a `text/event-stream`; `data` is sent as JSON. */
export interface ServerSentEvent {
  /** The id from which a reader resumes; unchanged if missing. */
  id?: string | number | undefined;
  event: string;
  data: unknown;
}

/** The event as it is sent. JSON has no raw line breaks, so one line is enough. */
export function encodeEvent(
  { id, event, data }: ServerSentEvent,
): Uint8Array<ArrayBuffer> {
  const place = id === undefined ? "" : `id: ${id}\n`;
  return encoder.encode(
    `${place}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`,
  );
}

/** A comment that keeps proxies from closing a quiet stream. */
export const KEEP_ALIVE: Uint8Array<ArrayBuffer> = encoder.encode(
  ": keep-alive\n\n",
);
