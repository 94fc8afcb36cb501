import type { Row, Statement, TransactionSql } from "./statement.ts";

/**
 * Puts rows with these ids in that order, and all others after them, in their
 * own. The table has an `id` and a `position`.
 *
 * @param table The table's name as a fragment of a statement.
 */
export async function putInOrder(
  sql: TransactionSql,
  table: Statement<readonly Row[]>,
  ids: readonly string[],
): Promise<void> {
  await sql`
    update ${table} set position = sorted.position from (
      select id, row_number() over (
        order by place is null, place, position, id) - 1 as position
      from ${table} left join (
        select id, min(place) as place
        from unnest(${ids}::text[]) with ordinality as named (id, place)
        group by id) given using (id)) sorted
    where sorted.id = ${table}.id`;
}
