/** A picture of a product, with nothing in it but the picture. */
export interface CheckedPicture {
  type: "image/jpeg" | "image/png" | "image/webp";
  width: number;
  height: number;
  bytes: Uint8Array<ArrayBuffer>;
}

/** Why bytes are not taken as a picture. */
export type PictureProblem =
  | "picture_too_large"
  | "too_many_pixels"
  | "not_a_picture"
  | "broken_picture"
  | "moving_picture";

/** Thrown by the readers of the formats. */
export class BadPicture extends Error {
  override name = "BadPicture";

  constructor(readonly problem: PictureProblem) {
    super(problem);
  }
}

/** The longest side, to which a browser scales a picture down. */
export const MAX_SIDE = 1200;
/** Bytes, as they were sent and as they are stored. */
export const MAX_BYTES = 300 * 1024;

/**
 * A decoder reserves memory for all pixels that a header names, however few
 * bytes follow it.
 *
 * @throws {BadPicture}
 */
export function requireSize(width: number, height: number): void {
  if (width < 1 || height < 1) throw new BadPicture("broken_picture");
  if (width > MAX_SIDE || height > MAX_SIDE) {
    throw new BadPicture("too_many_pixels");
  }
}

/** Joins parts of a picture. */
export function joined(
  parts: readonly Uint8Array[],
): Uint8Array<ArrayBuffer> {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** Reads numbers of a picture. Whatever would be behind its end makes it broken. */
export class Bytes {
  readonly #view: DataView;

  constructor(readonly all: Uint8Array) {
    this.#view = new DataView(all.buffer, all.byteOffset, all.byteLength);
  }

  u8(at: number): number {
    return this.#within(at, 1).getUint8(at);
  }

  u16(at: number): number {
    return this.#within(at, 2).getUint16(at);
  }

  u32(at: number): number {
    return this.#within(at, 4).getUint32(at);
  }

  u16le(at: number): number {
    return this.#within(at, 2).getUint16(at, true);
  }

  u24le(at: number): number {
    return this.u16le(at) | this.u8(at + 2) << 16;
  }

  u32le(at: number): number {
    return this.#within(at, 4).getUint32(at, true);
  }

  /** Latin-1 characters, such as the name of a chunk. */
  text(at: number, length: number): string {
    return String.fromCharCode(...this.slice(at, length));
  }

  slice(at: number, length: number): Uint8Array {
    this.#within(at, length);
    return this.all.subarray(at, at + length);
  }

  #within(at: number, length: number): DataView {
    if (at < 0 || at + length > this.all.length) {
      throw new BadPicture("broken_picture");
    }
    return this.#view;
  }
}
