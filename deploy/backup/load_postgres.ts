import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import type { Sql, TransactionSql } from "postgres";
import { readAllMigrations } from "../../mcp_server/migrations.ts";
import { migrate } from "../../mcp_server/storage/migrate.ts";
import { connectAsOwner } from "../../mcp_server/storage/owner_connection.ts";
import { withAllRows } from "../../mcp_server/storage/row_security.ts";
import { backupFiles, type PostgresManifest } from "./manifest.ts";
import { copyOf } from "./tables.ts";

/**
 * Fills an empty database with a backup: makes the schema that the backup is of,
 * then loads all rows in one transaction. The migrations that are newer than the
 * backup, and access, are left to `migrate`.
 *
 * @param url Of the database's owner.
 * @throws {Error} If the database is not empty, or the backup is of a newer
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
    await requireEmpty(sql);
    await migrate(
      url,
      all.filter(({ name }) => manifest.migrations.includes(name)),
    );
    await withAllRows(sql, () =>
      sql.begin(async (tx) => {
        await loadTables(tx, folder, manifest);
        await setSequences(tx, manifest);
      }));
  } finally {
    await sql.end();
  }
}

async function requireEmpty(sql: Sql) {
  const rows = await sql`
    select from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r'`;
  if (rows.length === 0) return;
  throw new Error("the database has tables: restore into an empty one");
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
