import type { Sql, TransactionSql } from "postgres";
import { connectAsOwner } from "./owner_connection.ts";

/** A migration file: forward only, never changed once it was applied. */
export interface Migration {
  /** File name without `.sql`; names sort in the order of application. */
  name: string;
  text: string;
  /** Lower-case hex of the SHA-256 of `text`. */
  checksum: string;
}

const FOLDER = new URL("./migrations/", import.meta.url);
/** Any number will do, as long as nothing else in the database locks it. */
const LOCK = 7_205_759;

/** Reads all migrations from disk, in order. */
export async function readMigrations(): Promise<Migration[]> {
  const names: string[] = [];
  for await (const entry of Deno.readDir(FOLDER)) {
    if (entry.name.endsWith(".sql")) names.push(entry.name.slice(0, -4));
  }
  return await Promise.all(names.sort().map(readMigration));
}

async function readMigration(name: string): Promise<Migration> {
  const text = await Deno.readTextFile(new URL(`${name}.sql`, FOLDER));
  const bytes = new TextEncoder().encode(text);
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return { name, text, checksum: new Uint8Array(digest).toHex() };
}

/**
 * Brings the database up to date: each missing migration in a transaction of
 * its own, under one advisory lock, so that several instances can start at the
 * same time. Resolves to the names that were applied now.
 *
 * @param url Of a role that may create roles, tables and extensions.
 * @throws {Error} If an applied migration was changed afterwards.
 */
export async function migrate(
  url: string,
  migrations?: readonly Migration[],
): Promise<string[]> {
  const sql = connectAsOwner(url, { max: 1 });
  try {
    await createRecord(sql);
    const applied: string[] = [];
    for (const migration of migrations ?? await readMigrations()) {
      if (await apply(sql, migration)) applied.push(migration.name);
    }
    return applied;
  } finally {
    await sql.end();
  }
}

async function createRecord(sql: Sql) {
  await sql.begin(async (tx) => {
    await lock(tx);
    await tx`
      create table if not exists schema_migrations (
        name text primary key,
        checksum text not null,
        applied_at timestamptz not null default now()
      )`;
  });
}

async function apply(sql: Sql, migration: Migration): Promise<boolean> {
  const { name, text, checksum } = migration;
  return await sql.begin(async (tx) => {
    await lock(tx);
    const [record] = await tx<{ checksum: string }[]>`
      select checksum from schema_migrations where name = ${name}`;
    if (record?.checksum === checksum) return false;
    if (record) {
      throw new Error(
        `Cannot migrate: "${name}" was changed after it was applied; put the change into a new migration`,
      );
    }
    await tx.unsafe(text);
    await tx`
      insert into schema_migrations (name, checksum)
      values (${name}, ${checksum})`;
    return true;
  });
}

async function lock(tx: TransactionSql) {
  await tx`select pg_advisory_xact_lock(${LOCK})`;
}

if (import.meta.main) {
  const url = Deno.env.get("DATABASE_URL");
  if (!url) {
    console.error("Cannot migrate: DATABASE_URL is not set");
    Deno.exit(1);
  }
  const applied = await migrate(url);
  console.log(applied.length ? applied.join("\n") : "Nothing to migrate");
}
