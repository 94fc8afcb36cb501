/** Calls `read` with each line until the stream ends. */
export async function readLines(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
  read: (line: string) => void,
) {
  let rest = "";
  for await (const text of stream.pipeThrough(new TextDecoderStream())) {
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    lines.forEach(read);
  }
  if (rest) read(rest);
}
