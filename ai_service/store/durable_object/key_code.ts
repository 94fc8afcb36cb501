import type { Key, KeyPart } from "../kv.ts";

// Tags keep the order of the types: all text is before all numbers.
const TEXT = 2;
const NUMBER = 3;

/**
 * A key as bytes whose order (as of `memcmp`) is the order of keys. Text is
 * UTF-8 that ends with a zero; a zero in it is followed by 255. A number is a
 * big-endian float64, with its sign bit or, below zero, all bits inverted.
 */
export function encodeKey(key: Key): Uint8Array<ArrayBuffer> {
  return new Uint8Array(key.flatMap(encodePart));
}

/** Reads what {@linkcode encodeKey} wrote. */
export function decodeKey(bytes: Uint8Array): Key {
  const key: KeyPart[] = [];
  for (let at = 0; at < bytes.length;) {
    const isText = bytes[at] === TEXT;
    const end = isText ? endOfText(bytes, at + 1) : at + 8;
    key.push(isText ? decodeText(bytes, at + 1, end) : decodeNumber(bytes, at));
    at = end + 1;
  }
  return key;
}

/** The bytes between which all longer keys lie that begin with `prefix`. */
export function rangeBelow(prefix: Key): { from: Uint8Array; to: Uint8Array } {
  const bytes = encodeKey(prefix);
  return {
    from: new Uint8Array([...bytes, 0]),
    to: new Uint8Array([...bytes, 255]),
  };
}

function encodePart(part: KeyPart): number[] {
  if (typeof part === "number") return [NUMBER, ...numberBytes(part)];
  const text = [...new TextEncoder().encode(part)];
  return [TEXT, ...text.flatMap((byte) => byte === 0 ? [0, 255] : [byte]), 0];
}

function numberBytes(number: number): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setFloat64(0, number);
  return flipped(bytes, bytes[0]! >= 128);
}

/** Inverts all bits or the sign bit alone; each undoes itself. */
function flipped(bytes: Uint8Array, all: boolean): Uint8Array {
  return bytes.map((byte, at) =>
    all ? byte ^ 255 : at === 0 ? byte ^ 128 : byte
  );
}

function decodeNumber(bytes: Uint8Array, tagAt: number): number {
  const stored = bytes.slice(tagAt + 1, tagAt + 9);
  return new DataView(flipped(stored, stored[0]! < 128).buffer).getFloat64(0);
}

/** Position of the zero that ends the text. */
function endOfText(bytes: Uint8Array, from: number): number {
  let end = bytes.indexOf(0, from);
  while (bytes[end + 1] === 255) end = bytes.indexOf(0, end + 1);
  return end;
}

function decodeText(bytes: Uint8Array, from: number, end: number): string {
  const text = bytes.slice(from, end)
    .filter((byte, at, all) => byte !== 255 || all[at - 1] !== 0);
  return new TextDecoder().decode(text);
}
