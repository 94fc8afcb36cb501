import type { Sql, TransactionSql } from "postgres";

/** A table as a backup holds it. */
export interface Table {
  name: string;
  /** The columns in the order of the file; without generated ones. */
  columns: string[];
}

/** `migrate` writes these, from the sources. */
const WRITTEN_BY_MIGRATE = ["schema_migrations", "personal_columns"];

/** The tables that hold data, each behind those that it refers to. */
export async function readTables(sql: Sql | TransactionSql): Promise<Table[]> {
  const tables = await sql<Table[]>`
    select relname as name, array_agg(attname order by attnum) as columns
    from pg_class join pg_attribute on attrelid = pg_class.oid
    where relnamespace = 'public'::regnamespace and relkind = 'r'
      and attnum > 0 and not attisdropped and attgenerated = ''
      and not relname = any (${WRITTEN_BY_MIGRATE})
    group by relname order by relname`;
  const references = await sql<{ from: string; to: string }[]>`
    select source.relname as from, target.relname as to
    from pg_constraint
    join pg_class source on source.oid = conrelid
    join pg_class target on target.oid = confrelid
    where contype = 'f' and conrelid <> confrelid`;
  return inOrder(tables, references);
}

function inOrder(
  tables: readonly Table[],
  references: readonly { from: string; to: string }[],
): Table[] {
  const ordered = new Set<Table>();
  const visit = (table: Table) => {
    if (ordered.has(table)) return;
    for (const { from, to } of references) {
      const target = tables.find(({ name }) => name === to);
      if (from === table.name && target) visit(target);
    }
    ordered.add(table);
  };
  tables.forEach(visit);
  return [...ordered];
}

/** The statement that copies a table, without its direction. */
export function copyOf({ name, columns }: Table): string {
  const list = columns.map((column) => `"${column}"`).join(", ");
  return `copy public."${name}" (${list})`;
}
