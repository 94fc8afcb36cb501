import type { TransactionSql } from "postgres";
import { isPersonal } from "./personal.ts";
import { columnName, type Columns } from "./table.ts";

/** A table, as far as its columns go. */
export interface TableColumns {
  name: string;
  columns: Columns;
}

/** A table's personal columns. */
interface PersonalColumns {
  table: string;
  columns: string[];
}

/** The columns that are marked as personal, of the tables that have any. */
export function personalColumnsOf(
  tables: readonly TableColumns[],
): PersonalColumns[] {
  return tables
    .map(({ name, columns }) => ({
      table: name,
      columns: Object.keys(columns)
        .filter((property) => isPersonal(columns[property]!))
        .map(columnName),
    }))
    .filter(({ columns }) => columns.length > 0);
}

/**
 * Writes down which columns are personal, and lets `forget_customer()` empty
 * them and no other. A table that no slice knows any more keeps what was
 * written of it, as long as it is there.
 *
 * @throws {Error} If forgetting a person could not empty one of them.
 */
export async function writePersonalColumns(
  tx: TransactionSql,
  tables: readonly TableColumns[],
): Promise<void> {
  const names = tables.map(({ name }) => name);
  await tx`
    delete from personal_columns
    where table_name in ${tx(names)}
      or to_regclass(format('public.%I', table_name)) is null`;
  for (const name of names) {
    await tx`revoke all on ${tx(name)} from madoguchi_eraser`;
  }
  for (const personal of personalColumnsOf(tables)) {
    requireOwner(tables, personal);
    await write(tx, personal);
  }
}

/** What `forget_customer()` finds a person's rows by, and locks them by. */
const FOUND_BY = ["id", "issuer", "userId"];

function requireOwner(
  tables: readonly TableColumns[],
  { table, columns }: PersonalColumns,
): void {
  const { columns: all } = tables.find(({ name }) => name === table)!;
  const missing = FOUND_BY.filter((property) => !(property in all));
  if (missing.length === 0) return;
  throw new Error(
    `Cannot erase "${table}.${columns[0]}": the table has no column ${
      missing.map((property) => `"${columnName(property)}"`).join(", ")
    }`,
  );
}

async function write(
  tx: TransactionSql,
  { table, columns }: PersonalColumns,
): Promise<void> {
  const rows = columns
    .map((column) => ({ table_name: table, column_name: column }));
  await tx`insert into personal_columns ${tx(rows)}`;
  const stuck = await tx<{ column: string }[]>`
    select attname as column from pg_attribute
    where attrelid = ${table}::regclass and attname in ${tx(columns)}
      and attnotnull and atttypid <> 'text'::regtype`;
  for (const { column } of stuck) {
    throw new Error(
      `Cannot erase "${table}.${column}": it is no text and cannot be null`,
    );
  }
  await tx`
    grant select (${tx(FOUND_BY.map(columnName))}), update (${tx(columns)})
    on ${tx(table)} to madoguchi_eraser`;
  const [policy] = await tx`
    select from pg_policy
    where polrelid = ${table}::regclass and polname = 'forget'`;
  if (policy) return;
  await tx`
    create policy forget on ${tx(table)} to madoguchi_eraser
    using (issuer = app_issuer()) with check (issuer = app_issuer())`;
}
