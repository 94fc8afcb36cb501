import { lockFile, type LockOptions } from "./lock_file.ts";

/** An open file of Deno KV, which no other process can open through here. */
export interface KvFile {
  kv: Deno.Kv;
  /** Keeps others out until it is closed. */
  lock: Deno.FsFile;
}

/**
 * Opens a file of Deno KV, or creates it, for this process alone. Two processes
 * on one file would meet "database is locked" in the middle of requests. The
 * lock is on a file beside it: SQLite locks its own file by means of its own,
 * which closing another handle of that file would release.
 *
 * @throws {Error} One sentence with the path and what to do.
 */
export async function openKvFile(
  path: string,
  options: LockOptions,
): Promise<KvFile> {
  try {
    const lock = await lockFile(`${path}.lock`, options);
    if (!lock) throw new Error("another process uses it; stop that one first");
    return { kv: await openLocked(path, lock), lock };
  } catch (cause) {
    const reason = await describe(path, cause);
    throw new Error(`Cannot open the store "${path}": ${reason}`, { cause });
  }
}

async function openLocked(path: string, lock: Deno.FsFile): Promise<Deno.Kv> {
  try {
    return await Deno.openKv(path);
  } catch (error) {
    lock.close();
    throw error;
  }
}

const DAMAGED =
  "it is damaged or no store; restore a backup, or move it away to start empty";
const NO_FOLDER = "its folder does not exist; create it, or choose another";
const IS_FOLDER = "it is a folder; choose a file";
const NOT_ALLOWED =
  "this user may not write there; allow it, or choose another file";

async function describe(path: string, cause: unknown): Promise<string> {
  const { errors } = Deno;
  const message = cause instanceof Error ? cause.message : String(cause);
  if (/not a database|malformed/.test(message)) return DAMAGED;
  if (await isFolder(path)) return IS_FOLDER;
  if (cause instanceof errors.NotFound) return NO_FOLDER;
  if (cause instanceof errors.NotADirectory) return NO_FOLDER;
  const isRefused = cause instanceof errors.PermissionDenied ||
    /readonly database|unable to open/.test(message);
  return isRefused ? NOT_ALLOWED : message;
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await Deno.stat(path)).isDirectory;
  } catch {
    return false;
  }
}
