/** A part of a JSON document, in pieces; so a large one is never in memory. */
export type JsonPieces = AsyncIterable<string>;

/** A value that is small enough to be written as one piece. */
export async function* jsonValue(value: unknown): JsonPieces {
  yield JSON.stringify(value ?? null);
}

/** An array, one item a line. */
export async function* jsonArray<T>(
  items: AsyncIterable<T>,
  write: (item: T) => JsonPieces = jsonValue,
): JsonPieces {
  let before = "[\n";
  for await (const item of items) {
    yield before;
    yield* write(item);
    before = ",\n";
  }
  yield before === "[\n" ? "[]" : "\n]";
}

/** An object whose values are pieces. */
export async function* jsonObject(
  fields: Readonly<Record<string, JsonPieces>>,
): JsonPieces {
  let before = "{";
  for (const [name, value] of Object.entries(fields)) {
    yield `${before}${JSON.stringify(name)}:`;
    yield* value;
    before = ",\n";
  }
  yield before === "{" ? "{}" : "}";
}

/** Pieces are gathered to chunks of about this many characters. */
const CHUNK_LENGTH = 16_000;

/**
 * The pieces as a response's body. They are made as fast as the reader takes
 * them, and no longer than the reader stays.
 */
export function streamOfText(
  pieces: AsyncIterable<string>,
): ReadableStream<Uint8Array> {
  const reading = pieces[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      let chunk = "";
      while (chunk.length < CHUNK_LENGTH) {
        const { done, value } = await reading.next();
        if (done) break;
        chunk += value;
      }
      if (chunk === "") return controller.close();
      controller.enqueue(encoder.encode(chunk));
    },
    async cancel() {
      await reading.return?.();
    },
  });
}
