import type { TransactionSql } from "postgres";
import { isPersonal } from "./personal.ts";
import type { Columns } from "./table.ts";

/** The name and columns of a table. */
export interface TableColumns {
  name: string;
  columns: Columns;
  /** The name of the column that a property is stored in. */
  columnOf(property: string): string;
}

/** A table's personal columns. */
interface PersonalColumns {
  table: string;
  columns: string[];
}

/** The columns that are marked as personal, by table. */
export function personalColumnsOf(
  tables: readonly TableColumns[],
): PersonalColumns[] {
  return tables
    .map((table) => ({
      table: table.name,
      columns: Object.keys(table.columns)
        .filter((property) => isPersonal(table.columns[property]!))
        .map((property) => table.columnOf(property)),
    }))
    .filter(({ columns }) => columns.length > 0);
}

/**
 * Writes the personal columns to `personal_columns`, and allows
 * `forget_customer()` to empty these and no others. The entries of a table that
 * is not in `tables` any more stay as long as the table exists.
 *
 * @throws {Error} If `forget_customer()` could not empty one of the columns.
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
    await tx`revoke select, update on ${tx(name)} from madoguchi_eraser`;
  }
  for (const personal of personalColumnsOf(tables)) {
    requireOwner(tables, personal);
    await write(tx, personal);
  }
}

/** The columns by which `forget_customer()` finds and locks rows. */
const KEY_COLUMNS = ["id", "issuer", "user_id"];

function requireOwner(
  tables: readonly TableColumns[],
  { table, columns }: PersonalColumns,
): void {
  const owned = tables.find(({ name }) => name === table)!;
  const all = Object.keys(owned.columns).map((name) => owned.columnOf(name));
  const missing = KEY_COLUMNS.filter((name) => !all.includes(name));
  if (missing.length === 0) return;
  throw new Error(
    `Cannot erase "${table}.${columns[0]}": the table has no column ${
      missing.map((name) => `"${name}"`).join(", ")
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
    grant select (${tx(KEY_COLUMNS)}), update (${tx(columns)})
    on ${tx(table)} to madoguchi_eraser`;
  await ensurePolicy(tx, table, {
    name: "forget",
    condition: "issuer = app_issuer()",
  });
  const [ofCustomer] = await tx`
    select from pg_attribute
    where attrelid = ${table}::regclass and attname = 'customer_id'`;
  if (!ofCustomer) return;
  // `erase_customer()` finds the rows of a walk-in, who has no account, by it.
  await tx`grant select (customer_id) on ${tx(table)} to madoguchi_eraser`;
  await ensurePolicy(tx, table, {
    name: "erase",
    condition: "app_admin_id() is not null",
  });
}

async function ensurePolicy(
  tx: TransactionSql,
  table: string,
  { name, condition }: { name: string; condition: string },
): Promise<void> {
  const [policy] = await tx`
    select from pg_policy
    where polrelid = ${table}::regclass and polname = ${name}`;
  if (policy) return;
  await tx`
    create policy ${tx(name)} on ${tx(table)} to madoguchi_eraser
    using (${tx.unsafe(condition)}) with check (${tx.unsafe(condition)})`;
}
