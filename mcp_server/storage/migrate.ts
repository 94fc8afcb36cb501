import type { Sql, TransactionSql } from "postgres";
import type { Migration } from "./migration_files.ts";
import { connectAsOwner } from "./owner_connection.ts";
import { type TableColumns, writePersonalColumns } from "./personal_columns.ts";

/** The advisory lock's key; nothing else in the database may use it. */
const LOCK = 7_205_759;

/**
 * Brings the database up to date: each missing migration in a transaction of
 * its own, under one advisory lock, so that several instances can start at the
 * same time. Then writes the personal columns of `tables`, if given. Resolves to
 * the names of the migrations that were applied now.
 *
 * @param url Of a role that may create roles, tables and extensions.
 * @throws {Error} If an applied migration was changed afterwards, or one fails;
 * the message names it.
 */
export async function migrate(
  url: string,
  migrations: readonly Migration[],
  tables?: readonly TableColumns[],
): Promise<string[]> {
  const sql = connectAsOwner(url, { max: 1 });
  try {
    await createMigrationsTable(sql);
    const applied: string[] = [];
    for (const migration of migrations) {
      if (await apply(sql, migration)) applied.push(migration.name);
    }
    if (tables) await describe(sql, tables);
    return applied;
  } finally {
    await sql.end();
  }
}

async function createMigrationsTable(sql: Sql) {
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
  const { name, checksum } = migration;
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
    await run(tx, migration);
    await tx`
      insert into schema_migrations (name, checksum)
      values (${name}, ${checksum})`;
    return true;
  });
}

async function describe(sql: Sql, tables: readonly TableColumns[]) {
  await sql.begin(async (tx) => {
    await lock(tx);
    await writePersonalColumns(tx, tables);
  });
}

async function run(tx: TransactionSql, { name, text }: Migration) {
  try {
    await tx.unsafe(text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`Cannot migrate: "${name}" failed: ${reason}`, { cause });
  }
}

async function lock(tx: TransactionSql) {
  await tx`select pg_advisory_xact_lock(${LOCK})`;
}
