import { tracedFetch } from "../../shared/tracing/current_trace.ts";

/**
 * Longest line of a model's event stream, in bytes. Clients keep a line in
 * memory until it ends, so one without an end would fill it.
 */
const MAX_LINE_BYTES = 256 * 1024;
const LINE_FEED = 10;

/** A model sent one event that is too long to be read. */
export class LineTooLongError extends Error {
  override name = "LineTooLongError";
}

/** `fetch` for a model: an event stream breaks off at a line that is too long. */
export async function fetchWithBoundedLines(
  input: RequestInfo | URL,
  init?: RequestInit,
): Promise<Response> {
  const response = await tracedFetch(input, init);
  const type = response.headers.get("content-type") ?? "";
  if (!response.body || !type.startsWith("text/event-stream")) return response;
  return new Response(response.body.pipeThrough(boundLines()), response);
}

function boundLines(): TransformStream<
  Uint8Array<ArrayBuffer>,
  Uint8Array<ArrayBuffer>
> {
  let length = 0;
  return new TransformStream({
    transform(chunk, controller) {
      const end = chunk.lastIndexOf(LINE_FEED);
      length = end < 0 ? length + chunk.length : chunk.length - end - 1;
      if (length <= MAX_LINE_BYTES) return controller.enqueue(chunk);
      controller.error(
        new LineTooLongError("A line of the model's answer is too long"),
      );
    },
  });
}
