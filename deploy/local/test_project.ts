import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const PROJECT = fileURLToPath(new URL("../../", import.meta.url));
/** Folders that are not sources: build output, state and git's own. */
const NOT_SOURCES = [".git", ".local", "dist", "_fresh", "node_modules"];

/** A copy of the project that a test may change, deleted on disposal. */
export interface ProjectCopy extends AsyncDisposable {
  path: string;
}

/** Copies the project's sources as they are on disk. */
export async function copyProject(): Promise<ProjectCopy> {
  const path = await Deno.makeTempDir({ prefix: "madoguchi-copy-" });
  // Postgres may run as another account, which must be able to pass through.
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

/** The paths of the source files below `root`, sorted. */
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
