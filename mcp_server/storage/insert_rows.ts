import type { Row, Statement, TransactionSql } from "./statement.ts";

/**
 * Inserts rows that have the same columns; rows that exist already are skipped.
 *
 * @param rows At least one, as JSON can carry it.
 */
export function insertRows(
  sql: TransactionSql,
  table: string,
  rows: readonly Row[],
): Statement<Row[]> {
  const columns = Object.keys(rows[0]!);
  return sql`
    insert into ${sql(table)} (${sql(columns)})
    select ${sql(columns)}
    from jsonb_populate_recordset(null::${sql(table)}, ${sql.json(rows)})
    on conflict do nothing`;
}
