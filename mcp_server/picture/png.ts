import {
  BadPicture,
  Bytes,
  type CheckedPicture,
  joined,
  requireSize,
} from "./checked_picture.ts";

/** PNG (W3C, third edition), section 5.2. */
const SIGNATURE = "\x89PNG\r\n\x1a\n";
/** Length, name and checksum of a chunk. */
const AROUND = 12;

/** Chunks that say how the picture looks. All others are left out, also text. */
const KEPT = ["IHDR", "PLTE", "tRNS", "sRGB", "gAMA", "IDAT", "IEND"];

/** Chunks that occur in a picture that moves. */
const MOVING = ["acTL", "fcTL", "fdAT"];

export function isPng(bytes: Bytes): boolean {
  return bytes.all.length > 8 && bytes.text(0, 8) === SIGNATURE;
}

/**
 * The chunks that make the picture; what follows its end is cut off.
 *
 * @throws {BadPicture}
 */
export function checkPng(bytes: Bytes): CheckedPicture {
  const { width, height } = readHeader(bytes);
  const parts = [bytes.slice(0, 8)];
  let hasData = false;
  for (let at = 8;;) {
    const length = bytes.u32(at);
    const name = bytes.text(at + 4, 4);
    if (MOVING.includes(name)) throw new BadPicture("moving_picture");
    if (at > 8 && name === "IHDR") throw new BadPicture("broken_picture");
    hasData ||= name === "IDAT" && length > 0;
    const chunk = bytes.slice(at, AROUND + length);
    if (KEPT.includes(name)) parts.push(chunk);
    if (name === "IEND") break;
    at += chunk.length;
  }
  if (!hasData) throw new BadPicture("broken_picture");
  return { type: "image/png", width, height, bytes: joined(parts) };
}

function readHeader(bytes: Bytes) {
  if (bytes.u32(8) !== 13 || bytes.text(12, 4) !== "IHDR") {
    throw new BadPicture("broken_picture");
  }
  const width = bytes.u32(16);
  const height = bytes.u32(20);
  requireSize(width, height);
  return { width, height };
}
