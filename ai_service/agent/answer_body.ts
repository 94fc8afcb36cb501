/**
 * Longest line of a model's event stream, in bytes. Clients keep a line in
 * memory until it ends, so one without an end would fill it.
 */
const MAX_LINE_BYTES = 256 * 1024;
const LINE_FEED = 10;
/** Bytes at the end of a stream that are looked at for its last event. */
const TAIL_BYTES = 64;

/** A model sent one event that is too long to be read. */
export class LineTooLongError extends Error {
  override name = "LineTooLongError";
}

export type Bytes = Uint8Array<ArrayBuffer>;

/** The body of an answer, of which the first bytes have been looked at. */
export interface OpenedBody {
  /** Text of the first bytes that are not all blank; empty if there are none. */
  head: string;
  /** The next bytes, from the first ones on; undefined at the end. */
  next(): Promise<Bytes | undefined>;
  cancel(): Promise<void>;
}

/**
 * Reads a body up to the first bytes that are not blank. It is let go once
 * `signal` aborts, whatever waits for its bytes then.
 */
export async function openBody(
  body: ReadableStream<Bytes>,
  signal: AbortSignal | null | undefined,
): Promise<OpenedBody> {
  const reader = body.getReader();
  const cancel = () => reader.cancel().catch(() => {});
  signal?.addEventListener("abort", cancel, { once: true });
  const first: Bytes[] = [];
  let head = "";
  while (head === "") {
    const { done, value } = await reader.read();
    if (done) break;
    first.push(value);
    head = new TextDecoder().decode(value).trimStart();
  }
  const next = async () => first.shift() ?? (await reader.read()).value;
  return { head, next, cancel };
}

/**
 * An event stream that breaks off at a line that is too long. Behind one that
 * ends without `end` in its last bytes, `missing` is added.
 */
export function boundLines(
  body: OpenedBody,
  { end, missing }: { end: string; missing: string },
): ReadableStream<Bytes> {
  let length = 0;
  let last: Bytes = new Uint8Array();
  return new ReadableStream({
    async pull(controller) {
      const piece = await body.next();
      if (!piece) {
        if (!decode(last).includes(end)) controller.enqueue(encode(missing));
        return controller.close();
      }
      const feed = piece.lastIndexOf(LINE_FEED);
      length = feed < 0 ? length + piece.length : piece.length - feed - 1;
      if (length > MAX_LINE_BYTES) {
        await body.cancel();
        throw new LineTooLongError("A line of the model's answer is too long");
      }
      last = tailOf(last, piece);
      controller.enqueue(piece);
    },
    cancel: () => body.cancel(),
  }, { highWaterMark: 0 });
}

/** The last bytes of both; most pieces of a stream are longer than that. */
function tailOf(before: Bytes, piece: Bytes): Bytes {
  if (piece.length >= TAIL_BYTES) return piece.subarray(-TAIL_BYTES);
  const both = new Uint8Array(before.length + piece.length);
  both.set(before);
  both.set(piece, before.length);
  return both.subarray(-TAIL_BYTES);
}

function encode(text: string): Bytes {
  return new TextEncoder().encode(text);
}

function decode(bytes: Bytes): string {
  return new TextDecoder().decode(bytes);
}
