// Entries on a byte stream, which is what remote calls can carry. A frame is its
// length (uint32), then for each key its version (float64, 0 for no entry), the
// length of its value (uint32) and the value. An empty frame is a heartbeat.
import type { Key } from "../kv.ts";
import type { StoredEntry } from "./partition.ts";

const LENGTH_BYTES = 4;
const HEADER_BYTES = 12;

/** Keeps a watch whose reader has left from being taken for a live one. */
export const HEARTBEAT: Uint8Array<ArrayBuffer> = new Uint8Array(LENGTH_BYTES);

/** The frame of these entries. */
export function encodeFrame(
  entries: readonly (StoredEntry | null)[],
): Uint8Array<ArrayBuffer> {
  const sizes = entries.map((entry) => entry?.value.length ?? 0);
  const body = sizes.reduce((sum, size) => sum + HEADER_BYTES + size, 0);
  const frame = new Uint8Array(LENGTH_BYTES + body);
  const view = new DataView(frame.buffer);
  view.setUint32(0, body);
  let at = LENGTH_BYTES;
  for (const [index, entry] of entries.entries()) {
    view.setFloat64(at, entry?.version ?? 0);
    view.setUint32(at + 8, sizes[index]!);
    if (entry) frame.set(entry.value, at + HEADER_BYTES);
    at += HEADER_BYTES + sizes[index]!;
  }
  return frame;
}

/** The entries of each frame for these keys; heartbeats are left out. */
export async function* decodeFrames(
  chunks: ReadableStreamDefaultReader<Uint8Array>,
  keys: readonly Key[],
): AsyncGenerator<(StoredEntry | null)[]> {
  let rest = new Uint8Array();
  for (;;) {
    const { done, value } = await chunks.read();
    if (done) return;
    rest = joined(rest, value);
    for (let end = endOfFrame(rest); end <= rest.length;) {
      if (end > LENGTH_BYTES) {
        yield decodeBody(rest.slice(LENGTH_BYTES, end), keys);
      }
      rest = rest.slice(end);
      end = endOfFrame(rest);
    }
  }
}

function joined(
  first: Uint8Array,
  second: Uint8Array,
): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

function endOfFrame(bytes: Uint8Array<ArrayBuffer>): number {
  if (bytes.length < LENGTH_BYTES) return Infinity;
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return LENGTH_BYTES + view.getUint32(0);
}

function decodeBody(
  body: Uint8Array<ArrayBuffer>,
  keys: readonly Key[],
): (StoredEntry | null)[] {
  const view = new DataView(body.buffer, body.byteOffset);
  let at = 0;
  return keys.map((key) => {
    const version = view.getFloat64(at);
    const start = at + HEADER_BYTES;
    at = start + view.getUint32(at + 8);
    return version ? { key, version, value: body.slice(start, at) } : null;
  });
}
