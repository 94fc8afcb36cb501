import { BadFile } from "./bad_file.ts";

export const ENCODINGS = ["auto", "utf-8", "shift_jis"] as const;
export type Encoding = typeof ENCODINGS[number];

/** Bytes by which the encoding is told, if nobody says it. */
const SAMPLE = 64 * 1024;
/** A file of 100,000 products has some 20 MB. */
const MAX_BYTES = 256 * 1024 * 1024;

/**
 * A file as text, part by part. A byte order mark is left out. Bytes that no
 * text of the encoding has end it, rather than become another character.
 *
 * @throws {BadFile}
 */
export async function* decodeText(
  bytes: AsyncIterable<Uint8Array>,
  encoding: Encoding,
): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  let size = 0;
  for await (const part of inParts(bytes)) {
    size += part.length;
    if (size > MAX_BYTES) throw new BadFile("file_too_large");
    decoder ??= new TextDecoder(chosen(encoding, part), { fatal: true });
    yield decoded(decoder, part);
  }
  if (decoder) yield decoded(decoder);
}

/** The first part has enough to tell the encoding by. */
async function* inParts(
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  let first: Uint8Array | null = new Uint8Array();
  for await (const chunk of bytes) {
    if (first === null) {
      yield chunk;
      continue;
    }
    const joined: Uint8Array = new Uint8Array(first.length + chunk.length);
    joined.set(first);
    joined.set(chunk, first.length);
    first = joined;
    if (first.length < SAMPLE) continue;
    yield first;
    first = null;
  }
  if (first && first.length > 0) yield first;
}

function chosen(encoding: Encoding, sample: Uint8Array): string {
  if (encoding !== "auto") return encoding;
  try {
    // The sample may end within a character.
    new TextDecoder("utf-8", { fatal: true }).decode(sample, { stream: true });
    return "utf-8";
  } catch {
    return "shift_jis";
  }
}

function decoded(decoder: TextDecoder, part?: Uint8Array): string {
  let text: string;
  try {
    text = decoder.decode(part, { stream: part !== undefined });
  } catch {
    const isUtf8 = decoder.encoding === "utf-8";
    throw new BadFile(isUtf8 ? "not_utf8" : "not_shift_jis");
  }
  // Files of other kinds, and UTF-16, have such characters everywhere.
  if (text.includes("\0")) throw new BadFile("not_text");
  return text;
}
