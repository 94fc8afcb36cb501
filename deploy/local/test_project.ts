import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const PROJECT = fileURLToPath(new URL("../../", import.meta.url));
/** What is made from the sources, and what git keeps. */
const NOT_SOURCES = [".git", ".local", "dist", "_fresh", "node_modules"];

/** A copy of the project that a test may change, deleted on disposal. */
export interface ProjectCopy extends AsyncDisposable {
  path: string;
}

/** Copies the project's sources, as they are on the disk now. */
export async function copyProject(): Promise<ProjectCopy> {
  const path = await Deno.makeTempDir({ prefix: "madoguchi-copy-" });
  // The database server's account passes through on its way to its cluster.
  await Deno.chmod(path, 0o711);
  await Promise.all((await sourceFiles(PROJECT)).map(async (file) => {
    const target = join(path, file);
    await Deno.mkdir(dirname(target), { recursive: true });
    await Deno.copyFile(join(PROJECT, file), target);
  }));
  return {
    path,
    [Symbol.asyncDispose]: () => Deno.remove(path, { recursive: true }),
  };
}

/** The project's files below `root`, by their paths in it, in order. */
export async function sourceFiles(root: string): Promise<string[]> {
  const files: string[] = [];
  async function walk(folder: string) {
    for await (
      const { name, isFile, isDirectory } of Deno.readDir(
        join(root, folder),
      )
    ) {
      if (NOT_SOURCES.includes(name)) continue;
      const path = join(folder, name);
      if (isFile) files.push(path);
      if (isDirectory) await walk(path);
    }
  }
  await walk("");
  return files.sort();
}
