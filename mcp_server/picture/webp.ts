import {
  BadPicture,
  Bytes,
  type CheckedPicture,
  joined,
  requireSize,
} from "./checked_picture.ts";

interface Size {
  width: number;
  height: number;
}

export function isWebp(bytes: Bytes): boolean {
  return bytes.all.length > 20 && bytes.text(0, 4) === "RIFF" &&
    bytes.text(8, 4) === "WEBP";
}

/** Flags of the extended header (RFC 9649, section 2.7): alpha and animation. */
const ALPHA = 0x10, ANIMATION = 0x02;

/**
 * The image and its alpha; metadata and whatever else is in the container, or
 * behind its end, are left out.
 *
 * @throws {BadPicture}
 */
export function checkWebp(bytes: Bytes): CheckedPicture {
  const chunks = chunksOf(bytes);
  const image = chunks.get("VP8 ") ?? chunks.get("VP8L");
  if (!image) throw new BadPicture("broken_picture");
  const size = chunks.has("VP8L") ? lossless(image) : lossy(image);
  requireSize(size.width, size.height);
  const header = chunks.get("VP8X");
  const alpha = chunks.get("ALPH");
  const parts = header && alpha && !chunks.has("VP8L")
    ? [extendedHeader(size), alpha.all, image.all]
    : [image.all];
  return { type: "image/webp", ...size, bytes: container(parts) };
}

/** The chunks by their names, each with its header. */
function chunksOf(bytes: Bytes): ReadonlyMap<string, Bytes> {
  const chunks = new Map<string, Bytes>();
  const end = 8 + bytes.u32le(4);
  for (let at = 12; at < end;) {
    const name = bytes.text(at, 4);
    const length = bytes.u32le(at + 4);
    const padded = 8 + length + length % 2;
    const isMoving = name === "ANIM" || name === "ANMF" ||
      name === "VP8X" && (bytes.u8(at + 8) & ANIMATION) !== 0;
    if (isMoving) throw new BadPicture("moving_picture");
    const chunk = new Bytes(bytes.slice(at, padded));
    if (chunks.has(name)) throw new BadPicture("broken_picture");
    chunks.set(name, chunk);
    at += padded;
  }
  return chunks;
}

/** RFC 6386, section 9.1. */
function lossy(chunk: Bytes): Size {
  const isKeyFrame = (chunk.u8(8) & 1) === 0;
  const hasStart = chunk.text(11, 3) === "\x9d\x01\x2a";
  if (!isKeyFrame || !hasStart) throw new BadPicture("broken_picture");
  return { width: chunk.u16le(14) & 0x3fff, height: chunk.u16le(16) & 0x3fff };
}

/** RFC 9649, section 3.4. */
function lossless(chunk: Bytes): Size {
  if (chunk.u8(8) !== 0x2f) throw new BadPicture("broken_picture");
  const bits = chunk.u32le(9);
  return {
    width: (bits & 0x3fff) + 1,
    height: (bits >>> 14 & 0x3fff) + 1,
  };
}

function extendedHeader({ width, height }: Size): Uint8Array {
  const chunk = new Uint8Array(18);
  chunk.set(new TextEncoder().encode("VP8X"));
  const view = new DataView(chunk.buffer);
  view.setUint32(4, 10, true);
  view.setUint32(8, ALPHA, true);
  view.setUint32(12, width - 1, true);
  // Both sides have 24 bits, the last byte of the first belongs to the second.
  view.setUint16(15, height - 1, true);
  return chunk;
}

function container(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const body = joined(chunks);
  const head = new TextEncoder().encode("RIFF    WEBP");
  new DataView(head.buffer).setUint32(4, body.length + 4, true);
  return joined([head, body]);
}
