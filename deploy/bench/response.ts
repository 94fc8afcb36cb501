const HEAD_END = "\r\n\r\n";
const CHUNKS_END = "0\r\n\r\n";

/** Bytes received on a connection, as text of one character per byte. */
export class ResponseReader {
  readonly #source: { read(bytes: Uint8Array): Promise<number | null> };
  readonly #bytes = new Uint8Array(64 * 1024);
  readonly #decoder = new TextDecoder("latin1");
  text = "";

  constructor(source: { read(bytes: Uint8Array): Promise<number | null> }) {
    this.#source = source;
  }

  /** @throws {Error} If the connection ends before there is more. */
  async more(): Promise<void> {
    const size = await this.#source.read(this.#bytes);
    if (size === null) throw new Error("The server closed the connection");
    this.text += this.#decoder.decode(this.#bytes.subarray(0, size));
  }
}

/** Reads one whole response (RFC 9112): by its length, or chunk by chunk. */
export async function readResponse(reader: ResponseReader): Promise<string> {
  let headEnd = -1;
  while ((headEnd = reader.text.indexOf(HEAD_END)) < 0) await reader.more();
  const bodyStart = headEnd + HEAD_END.length;
  const head = reader.text.slice(0, bodyStart).toLowerCase();
  const length = /\r\ncontent-length: *(\d+)/.exec(head)?.[1];
  let end = bodyStart + Number(length ?? 0);
  if (length === undefined && /\r\ntransfer-encoding: *chunked/.test(head)) {
    end = await chunksEnd(reader, bodyStart);
  }
  while (reader.text.length < end) await reader.more();
  const response = reader.text.slice(0, end);
  reader.text = reader.text.slice(end);
  return response;
}

async function chunksEnd(reader: ResponseReader, start: number) {
  for (let at = start;;) {
    const sizeEnd = reader.text.indexOf("\r\n", at);
    if (sizeEnd < 0) {
      await reader.more();
      continue;
    }
    const size = parseInt(reader.text.slice(at, sizeEnd), 16);
    if (size === 0) return at + CHUNKS_END.length;
    at = sizeEnd + 2 + size + 2;
  }
}
