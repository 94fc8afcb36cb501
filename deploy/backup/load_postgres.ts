import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import type { Sql, TransactionSql } from "postgres";
import { readAllMigrations } from "../../mcp_server/migrations.ts";
import { migrate } from "../../mcp_server/storage/migrate.ts";
import { connectAsOwner } from "../../mcp_server/storage/owner_connection.ts";
import { withAllRows } from "../../mcp_server/storage/row_security.ts";
import { backupFiles, type PostgresManifest } from "./manifest.ts";
import { copyOf, readTables } from "./tables.ts";

/**
 * Fills a database without rows with a backup: makes the schema that the backup is
 * of, then loads all rows in one transaction, so that it can be tried again. The migrations that are newer than the
 * backup, and access, are left to `migrate`.
 *
 * @param url Of the database's owner.
 * @throws {Error} If the database is in use, or the backup is of a newer
 * version of the sources.
 */
export async function loadPostgres(
  url: string,
  folder: string,
  manifest: PostgresManifest,
): Promise<void> {
  const all = await readAllMigrations();
  const known = all.map(({ name }) => name);
  const newer = manifest.migrations.find((name) => !known.includes(name));
  if (newer) {
    throw new Error(
      `the backup has the migration ${newer}, which these sources do not have: ` +
        "restore it with the version that made it, or a newer one",
    );
  }
  const sql = connectAsOwner(url, { max: 1 });
  try {
    await requireNotNewer(sql, manifest);
    await migrate(
      url,
      all.filter(({ name }) => manifest.migrations.includes(name)),
    );
    await withAllRows(sql, () =>
      sql.begin(async (tx) => {
        await requireUnused(tx);
        await loadTables(tx, folder, manifest);
        await setSequences(tx, manifest);
      }));
  } finally {
    await sql.end();
  }
}

/** A migration may change rows, so it has to come after them. */
async function requireNotNewer(sql: Sql, { migrations }: PostgresManifest) {
  const [table] = await sql<[{ exists: boolean }]>`
    select to_regclass('public.schema_migrations') is not null as exists`;
  if (!table.exists) return;
  const applied = await sql<{ name: string }[]>`
    select name from schema_migrations`;
  const newer = applied.find(({ name }) => !migrations.includes(name));
  if (!newer) return;
  throw new Error(
    `the database has the migration ${newer.name}, which the backup has not: ` +
      "restore into an empty one",
  );
}

/** What the owner's work writes, and is written anew. */
const OF_THE_OWNER = ["trusted_issuers", "mcp_allow_list", "retention"];

async function requireUnused(tx: TransactionSql) {
  for (const { name } of await readTables(tx)) {
    if (OF_THE_OWNER.includes(name)) continue;
    const rows = await tx`select from ${tx(name)} limit 1`;
    if (rows.length === 0) continue;
    throw new Error(`the database has ${name}: restore into an empty one`);
  }
}

async function loadTables(
  tx: TransactionSql,
  folder: string,
  { tables }: PostgresManifest,
) {
  // Neither the record that refuses deletions, nor what fires for new rows.
  for (const { name } of tables) {
    await tx.unsafe(`alter table public."${name}" disable trigger user`);
  }
  // Migrations write some rows, which the backup has as they are now.
  for (const { name } of tables.toReversed()) {
    await tx`delete from ${tx(name)}`;
  }
  for (const table of tables) {
    const rows = await tx.unsafe(`${copyOf(table)} from stdin`).writable();
    const path = backupFiles(folder).table(table.name);
    await pipeline(createReadStream(path), rows);
    await requireRows(tx, table);
  }
  for (const { name } of tables) {
    await tx.unsafe(`alter table public."${name}" enable trigger user`);
  }
}

async function requireRows(
  tx: TransactionSql,
  { name, rows }: PostgresManifest["tables"][number],
) {
  const [row] = await tx<[{ loaded: number }]>`
    select count(*)::int as loaded from ${tx(name)}`;
  if (row.loaded === rows) return;
  throw new Error(
    `${name} has ${row.loaded} rows of ${rows}: its file is incomplete`,
  );
}

async function setSequences(
  tx: TransactionSql,
  { sequences }: PostgresManifest,
) {
  for (const { name, next } of sequences) {
    await tx`select setval(${`public."${name}"`}::regclass, ${next}::bigint, false)`;
  }
}
