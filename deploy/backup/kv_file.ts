import { DatabaseSync } from "node:sqlite";

/**
 * Copies a file of Deno KV as it is at one moment. The service may run: the copy
 * is one reading transaction of SQLite, which no writer waits for. (A copy of the
 * file alone would miss what is still in its write-ahead log.)
 *
 * @returns The number of entries.
 * @throws {Error} If `from` is no store, or the copy is damaged.
 */
export function copyKvFile(from: string, to: string): number {
  const database = new DatabaseSync(from, { readOnly: true });
  try {
    database.exec("pragma busy_timeout = 5000");
    database.prepare("vacuum into ?").run(to);
  } finally {
    database.close();
  }
  Deno.chmodSync(to, 0o600);
  return checkKvFile(to);
}

/**
 * Reads a whole file of Deno KV.
 *
 * @returns The number of entries.
 * @throws {Error} If it is damaged.
 */
export function checkKvFile(path: string): number {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    const [check] = database.prepare("pragma integrity_check").all();
    if (check?.integrity_check !== "ok") throw new Error("it is damaged");
    const [row] = database.prepare("select count(*) as entries from kv").all();
    return Number(row?.entries);
  } catch (cause) {
    const { message } = cause as Error;
    throw new Error(`${path} is no complete store: ${message}`, { cause });
  } finally {
    database.close();
  }
}
