import { dirname, join } from "node:path";

/**
 * Copies the files of a folder, however deep, unless there is one of that name.
 * Hidden files are not for the web, except those that it looks for there.
 */
export async function copyMissing(from: string, to: string): Promise<void> {
  for await (const path of filesBelow(from)) {
    const target = join(to, path);
    await Deno.mkdir(dirname(target), { recursive: true });
    const content = await Deno.readFile(join(from, path));
    await Deno.writeFile(target, content, { createNew: true })
      .catch(ignoreExisting);
  }
}

async function* filesBelow(root: string, folder = ""): AsyncGenerator<string> {
  for await (const { name, isDirectory } of Deno.readDir(join(root, folder))) {
    if (name.startsWith(".") && name !== ".well-known") continue;
    const path = join(folder, name);
    if (isDirectory) yield* filesBelow(root, path);
    else yield path;
  }
}

function ignoreExisting(error: unknown): void {
  if (!(error instanceof Deno.errors.AlreadyExists)) throw error;
}
