import {
  BadPicture,
  Bytes,
  type CheckedPicture,
  joined,
  requireSize,
} from "./checked_picture.ts";

/** Markers of JPEG (ITU-T T.81, table B.1), behind 0xFF. */
const SOI = 0xd8, EOI = 0xd9, SOS = 0xda, DQT = 0xdb, DHT = 0xc4, DRI = 0xdd;
/** Baseline, extended and progressive frames, which browsers show. */
const FRAMES = [0xc0, 0xc1, 0xc2];
/** Segments that say how the picture looks; comments and APPn are left out. */
const KEPT = [DQT, DHT, DRI, SOS, ...FRAMES];
/**
 * More scans than any encoder writes: each of them makes a decoder go over the
 * whole picture once more.
 */
const MAX_SCANS = 32;

export function isJpeg(bytes: Bytes): boolean {
  return bytes.all.length > 4 && bytes.u16(0) === 0xff00 + SOI &&
    bytes.u8(2) === 0xff;
}

/**
 * The segments that make the picture; what follows its end is cut off. It loses
 * its orientation with its metadata: the browser has turned it before.
 *
 * @throws {BadPicture}
 */
export function checkJpeg(bytes: Bytes): CheckedPicture {
  const parts = [bytes.slice(0, 2)];
  let size: { width: number; height: number } | undefined;
  let scans = 0;
  for (let at = 2;;) {
    const marker = markerAt(bytes, at);
    if (marker === EOI) {
      parts.push(bytes.slice(at, 2));
      break;
    }
    const end = at + 2 + bytes.u16(at + 2);
    if (FRAMES.includes(marker)) {
      if (size) throw new BadPicture("broken_picture");
      size = { height: bytes.u16(at + 5), width: bytes.u16(at + 7) };
      requireSize(size.width, size.height);
    }
    const isScan = marker === SOS;
    if (isScan && (!size || ++scans > MAX_SCANS)) {
      throw new BadPicture("broken_picture");
    }
    const next = isScan ? endOfScan(bytes, end) : end;
    if (isKept(bytes, at, marker)) parts.push(bytes.slice(at, next - at));
    at = next;
  }
  if (!size || scans === 0) throw new BadPicture("broken_picture");
  return { type: "image/jpeg", ...size, bytes: joined(parts) };
}

function markerAt(bytes: Bytes, at: number): number {
  const marker = bytes.u8(at + 1);
  const isMarker = bytes.u8(at) === 0xff && marker >= 0xc0 && marker !== SOI;
  if (!isMarker) throw new BadPicture("broken_picture");
  return marker;
}

/** The short segment of Adobe says which colours the numbers stand for. */
function isKept(bytes: Bytes, at: number, marker: number): boolean {
  const isAdobe = marker === 0xee && bytes.u16(at + 2) === 14 &&
    bytes.text(at + 4, 5) === "Adobe";
  return isAdobe || KEPT.includes(marker);
}

/** In a scan 0xFF is followed by zero or by a restart marker (section B.1.1.5). */
function endOfScan(bytes: Bytes, from: number): number {
  for (let at = from;; at++) {
    if (bytes.u8(at) !== 0xff) continue;
    const next = bytes.u8(at + 1);
    if (next !== 0 && (next < 0xd0 || next > 0xd7)) return at;
  }
}
