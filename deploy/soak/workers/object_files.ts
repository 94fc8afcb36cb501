import { DatabaseSync } from "node:sqlite";
import { join } from "node:path";
import { encodeKey } from "../../../ai_service/store/durable_object/key_code.ts";

/** The bytes of `"due"` in a key. */
const DUE = encodeKey(["due"]);

/**
 * Counts the due work in the files of all objects. They are read from outside,
 * so that no call brings an object back that should come back by itself.
 */
export async function countStoredDueWork(folder: string): Promise<number> {
  let count = 0;
  for await (const path of databasesBelow(folder)) count += countIn(path);
  return count;
}

async function* databasesBelow(folder: string): AsyncGenerator<string> {
  for await (const { name, isDirectory } of Deno.readDir(folder)) {
    const path = join(folder, name);
    if (isDirectory) yield* databasesBelow(path);
    else if (name.endsWith(".sqlite")) yield path;
  }
}

function countIn(path: string): number {
  using database = new DatabaseSync(path, { readOnly: true });
  const hasEntries = database.prepare(
    "select 1 from sqlite_master where name = 'entry'",
  ).get();
  if (!hasEntries) return 0;
  const row = database.prepare(
    "select count(*) as count from entry where instr(key, ?) > 0",
  ).get(DUE);
  return Number(row?.count);
}
