import type { Sql } from "postgres";

/** A digest of the rows of each table, by the table's name. */
export type TableDigests = Record<string, string>;

/**
 * Digests of all tables except `except`, to detect changes. Entries of staff in
 * the audit log are left out, since previews by staff are logged.
 */
export async function digestTables(
  owner: Sql,
  except: readonly string[],
): Promise<TableDigests> {
  const tables = await owner<{ name: string }[]>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE'
    order by table_name`;
  const entries = tables.filter(({ name }) => !except.includes(name))
    .map(async ({ name }) => [name, await digest(owner, name)]);
  return Object.fromEntries(await Promise.all(entries));
}

async function digest(owner: Sql, table: string): Promise<string> {
  const [row] = await owner<[{ digest: string }]>`
    select count(*) || ' ' || coalesce(md5(string_agg(
      row::text, e'\n' order by row::text)), '') as digest
    from ${owner(table)} as row
    ${table === "audit_log" ? owner`where actor_kind <> 'staff'` : owner``}`;
  return row.digest;
}
