import type { Sql, TransactionSql } from "postgres";
import type { Migration } from "./migration_files.ts";
import { lock } from "./migration_lock.ts";
import { connectAsOwner } from "./owner_connection.ts";
import { type TableColumns, writePersonalColumns } from "./personal_columns.ts";
import { refuseTransactionPooler } from "./pooler.ts";
import { connect } from "./postgres.ts";
import { ensureRoles, withRoles } from "./roles.ts";
import { forceRowSecurity } from "./row_security.ts";

/**
 * Brings the database up to date: each missing migration in a transaction of
 * its own, under one advisory lock, so that several instances can start at the
 * same time. Then writes the personal columns of `tables`, if given. Resolves to
 * the names of the migrations that were applied now.
 *
 * @param url Of the database's owner.
 * @throws {TypeError} If `url` cannot be honoured.
 * @throws {ConnectionFailedError} If it leads to no database.
 * @throws {Error} If roles are missing and may not be created, an applied
 * migration was changed afterwards, or one fails; the message names it.
 */
export async function migrate(
  url: string,
  migrations: readonly Migration[],
  tables?: readonly TableColumns[],
): Promise<string[]> {
  await checkConnection(url);
  const sql = connectAsOwner(url, { max: 1 });
  try {
    await createMigrationsTable(sql);
    const applied = await applyAll(sql, migrations);
    await forceRowSecurity(sql);
    if (tables) await describe(sql, tables);
    return applied;
  } finally {
    await sql.end();
  }
}

/** Connects as the server does, because its driver's errors say more. */
async function checkConnection(url: string) {
  const sql = connect(url, { max: 2 });
  try {
    await refuseTransactionPooler(sql, url);
    await sql`select 1`;
  } finally {
    await sql.end();
  }
}

async function applyAll(
  sql: Sql,
  migrations: readonly Migration[],
): Promise<string[]> {
  const records = await sql<{ name: string }[]>`
    select name from schema_migrations`;
  const known = new Set(records.map(({ name }) => name));
  const applied: string[] = [];
  const run = async () => {
    for (const migration of migrations) {
      if (await apply(sql, migration)) applied.push(migration.name);
    }
  };
  if (migrations.every(({ name }) => known.has(name))) await run();
  else {
    await ensureRoles(sql);
    await withRoles(sql, run);
  }
  return applied;
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
  const { name, checksum, replaces = [] } = migration;
  return await sql.begin(async (tx) => {
    await lock(tx);
    const [record] = await tx<{ checksum: string }[]>`
      select checksum from schema_migrations where name = ${name}`;
    if (record && [checksum, ...replaces].includes(record.checksum)) {
      return false;
    }
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
