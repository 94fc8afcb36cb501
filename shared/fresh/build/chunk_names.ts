/** A file that the bundler made. */
export interface BundledFile {
  path: string;
  text: string;
}

/** The name of a script that the bundler split off, such as `chunk-6CE5T4HD`. */
const SPLIT_OFF = /[\w.]+-[0-9A-Z]{8}(?=\.js\b)/g;

/**
 * Numbers the scripts that were split off, in the order in which they are
 * imported. The bundler names them by a hash that depends on where the project
 * and the packages lie, so that two machines would name the same content
 * differently. Those that nothing imports are left out.
 *
 * @returns The files by path, in order.
 */
export function numberChunks(files: readonly BundledFile[]): BundledFile[] {
  const names = namesByImport(files);
  const rename = (text: string) =>
    text.replaceAll(SPLIT_OFF, (name) => names.get(name) ?? name);
  const isImported = ({ path }: BundledFile) =>
    (path.match(SPLIT_OFF) ?? []).every((name) => names.has(name));
  return byPath(
    files.filter(isImported).map(({ path, text }) => ({
      path: rename(path),
      text: rename(text),
    })),
  );
}

function namesByImport(files: readonly BundledFile[]): Map<string, string> {
  const scripts = files.filter(({ path }) => path.endsWith(".js"));
  const splitOff = new Map<string, BundledFile>();
  for (const file of scripts) {
    const [name] = file.path.match(SPLIT_OFF) ?? [];
    if (name) splitOff.set(name, file);
  }
  const names = new Map<string, string>();
  const queue = byPath(scripts.filter(({ path }) => !path.match(SPLIT_OFF)));
  for (const { text } of queue) {
    for (const [name] of text.matchAll(SPLIT_OFF)) {
      const file = splitOff.get(name);
      if (!file || names.has(name)) continue;
      names.set(name, name.replace(/[0-9A-Z]{8}$/, String(names.size + 1)));
      queue.push(file);
    }
  }
  return names;
}

function byPath(files: readonly BundledFile[]): BundledFile[] {
  return files.toSorted((one, other) => one.path < other.path ? -1 : 1);
}
