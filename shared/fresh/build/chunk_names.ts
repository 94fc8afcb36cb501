/** A script of the bundle. */
interface Script {
  path: string;
  content: Uint8Array<ArrayBuffer>;
}

const CHUNK = /chunk-[0-9A-Z]{8}(?=\.js)/g;

/**
 * Numbers shared chunks in the order in which scripts import them. The bundler
 * names them by a hash that depends on where the project and the packages lie, so
 * that two machines would name the same content differently.
 */
export function numberChunks(scripts: readonly Script[]): Script[] {
  const decoder = new TextDecoder();
  const texts = scripts.map(({ path, content }) => ({
    path,
    text: decoder.decode(content),
  }));
  const numbers = numbersByImport(texts);
  const rename = (text: string) =>
    text.replaceAll(CHUNK, (name) => `chunk-${numbers.get(name) ?? name}`);
  return texts.map(({ path, text }) => ({
    path: rename(path),
    content: new TextEncoder().encode(rename(text)),
  })).sort((one, other) => one.path < other.path ? -1 : 1);
}

function numbersByImport(
  texts: readonly { path: string; text: string }[],
): Map<string, number> {
  const chunkOf = (path: string) => path.match(CHUNK)?.[0];
  const entries = texts.filter(({ path }) => !chunkOf(path))
    .sort((one, other) => one.path < other.path ? -1 : 1);
  const numbers = new Map<string, number>();
  const queue = entries.map(({ text }) => text);
  for (const text of queue) {
    for (const [name] of text.matchAll(CHUNK)) {
      if (numbers.has(name)) continue;
      numbers.set(name, numbers.size + 1);
      const chunk = texts.find(({ path }) => chunkOf(path) === name);
      if (chunk) queue.push(chunk.text);
    }
  }
  return numbers;
}
