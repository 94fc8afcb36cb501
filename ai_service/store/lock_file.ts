/** Options of {@linkcode lockFile}. */
export interface LockOptions {
  /** How long to wait for a process that is about to end, in milliseconds. */
  timeoutMs: number;
}

/**
 * Locks a file, which is created if need be, for this process alone. Closing
 * the file ends the lock, and so does the end of the process, even by `kill
 * -9`. Undefined if another process keeps the lock.
 *
 * `tryLock` would read better, but Deno before 2.6 does not have it.
 */
export async function lockFile(
  path: string,
  { timeoutMs }: LockOptions,
): Promise<Deno.FsFile | undefined> {
  const file = await Deno.open(path, { write: true, create: true });
  const locked = file.lock(true);
  const timeout = Promise.withResolvers<"timeout">();
  const timer = setTimeout(() => timeout.resolve("timeout"), timeoutMs);
  const first = await Promise.race([locked, timeout.promise]);
  clearTimeout(timer);
  if (first !== "timeout") return file;
  // The wait cannot be cancelled, so a lock that comes later is given up.
  locked.finally(() => file.close()).catch(() => {});
}
