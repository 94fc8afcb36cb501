/** Largest value of a key, in bytes of JSON (UTF-8) or of the bytes given. */
export const MAX_VALUE_BYTES = 65_536 - 9;

/** A value and the time at which it expires, in milliseconds since the epoch. */
export interface StoredValue {
  value: unknown;
  expiresAt: number | null;
}

const HEADER_BYTES = 9;
const JSON_KIND = 0;
const BYTES_KIND = 1;

/**
 * The stored format: one byte for the kind, eight for `expiresAt` (float64, 0
 * for never), then UTF-8 JSON or the bytes. Every backend and remote client can
 * read it; a structured clone can only be read by V8.
 *
 * @throws {TypeError} If `value` is no JSON value or larger than
 *   {@linkcode MAX_VALUE_BYTES}.
 */
export function encodeValue({ value, expiresAt }: StoredValue): Uint8Array {
  const isBytes = value instanceof Uint8Array;
  const body = isBytes ? value : encodeJson(value);
  if (body.length > MAX_VALUE_BYTES) {
    throw new TypeError(
      `Cannot store ${body.length} bytes: a value holds ${MAX_VALUE_BYTES}`,
    );
  }
  const stored = new Uint8Array(HEADER_BYTES + body.length);
  stored[0] = isBytes ? BYTES_KIND : JSON_KIND;
  new DataView(stored.buffer).setFloat64(1, expiresAt ?? 0);
  stored.set(body, HEADER_BYTES);
  return stored;
}

/** Reads what {@linkcode encodeValue} wrote. */
export function decodeValue(stored: Uint8Array): StoredValue {
  const view = new DataView(stored.buffer, stored.byteOffset, HEADER_BYTES);
  const body = stored.subarray(HEADER_BYTES);
  return {
    value: stored[0] === BYTES_KIND
      ? body.slice()
      : JSON.parse(new TextDecoder().decode(body)),
    expiresAt: view.getFloat64(1) || null,
  };
}

/** Whether the value has expired; at `expiresAt` it has. */
export function isExpired(stored: StoredValue, now: Date): boolean {
  return stored.expiresAt !== null && stored.expiresAt <= now.getTime();
}

function encodeJson(value: unknown): Uint8Array {
  const text = JSON.stringify(value);
  if (text === undefined) throw new TypeError("Cannot store: not a JSON value");
  return new TextEncoder().encode(text);
}
