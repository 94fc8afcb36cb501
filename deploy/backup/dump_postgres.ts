import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import type { TransactionSql } from "postgres";
import { connectAsOwner } from "../../mcp_server/storage/owner_connection.ts";
import { withAllRows } from "../../mcp_server/storage/row_security.ts";
import { backupFiles, type PostgresManifest } from "./manifest.ts";
import { copyOf, readTables, type Table } from "./tables.ts";

/**
 * Writes all rows of the MCP server's database to a folder, as they are at one
 * moment; the server may run meanwhile. Tables, functions, policies and roles
 * are not in it: `migrate` makes them.
 *
 * @param url Of the database's owner.
 */
export async function dumpPostgres(
  url: string,
  folder: string,
): Promise<PostgresManifest> {
  const { postgres } = backupFiles(folder);
  await Deno.mkdir(postgres, { mode: 0o700 });
  const sql = connectAsOwner(url, { max: 1 });
  try {
    return await withAllRows(
      sql,
      () =>
        sql.begin("isolation level repeatable read read only", async (tx) => ({
          migrations: await listOf(tx`select name from schema_migrations`),
          issuers: await listOf(tx`select issuer as name from trusted_issuers`),
          tables: await dumpTables(tx, folder),
          sequences: await readSequences(tx),
        })),
    ) as PostgresManifest;
  } finally {
    await sql.end();
  }
}

async function listOf(rows: PromiseLike<Iterable<unknown>>): Promise<string[]> {
  return Array.from(await rows, (row) => (row as { name: string }).name).sort();
}

async function dumpTables(tx: TransactionSql, folder: string) {
  const tables = [];
  for (const table of await readTables(tx)) {
    await dump(tx, table, backupFiles(folder).table(table.name));
    const [row] = await tx<[{ rows: number }]>`
      select count(*)::int as rows from ${tx(table.name)}`;
    tables.push({ ...table, rows: row.rows });
  }
  return tables;
}

async function dump(tx: TransactionSql, table: Table, path: string) {
  const rows = await tx.unsafe(`${copyOf(table)} to stdout`).readable();
  await pipeline(rows, createWriteStream(path, { mode: 0o600 }));
}

/** `next` is the number that the sequence gives next, which is never reused. */
async function readSequences(tx: TransactionSql) {
  const rows = await tx<{ name: string; next: string }[]>`
    select sequencename as name,
      coalesce(last_value + increment_by, start_value)::text as next
    from pg_sequences where schemaname = 'public' order by sequencename`;
  return rows.map(({ name, next }) => ({ name, next }));
}
