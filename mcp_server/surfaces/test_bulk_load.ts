import type { TransactionSql } from "postgres";

/** A statement that takes something away, and the one that makes it again. */
interface Replaceable {
  drop: string;
  create: string;
}

/**
 * Runs `load`, which writes very many rows of `tables`, past triggers and
 * foreign keys. Indexes other than those of primary keys are dropped before and
 * made again after: kept row by row, they take most of the time.
 */
export async function loadInBulk(
  sql: TransactionSql,
  tables: readonly string[],
  load: () => Promise<void>,
): Promise<void> {
  await sql`
    select set_config('session_replication_role', 'replica', true),
      set_config('synchronous_commit', 'off', true),
      set_config('maintenance_work_mem', '512MB', true),
      set_config('work_mem', '64MB', true)`;
  const indexes = await replaceableIndexes(sql, tables);
  for (const { drop } of indexes) await sql.unsafe(drop);
  await load();
  for (const { create } of indexes) await sql.unsafe(create);
}

/** An index of a constraint comes and goes with the constraint. */
async function replaceableIndexes(
  sql: TransactionSql,
  tables: readonly string[],
): Promise<Replaceable[]> {
  return await sql<Replaceable[]>`
    select case when k.oid is null
        then format('drop index %s', i.indexrelid::regclass)
        else format('alter table %s drop constraint %I', i.indrelid::regclass,
          k.conname) end as drop,
      case when k.oid is null then pg_get_indexdef(i.indexrelid)
        else format('alter table %s add constraint %I %s',
          i.indrelid::regclass, k.conname, pg_get_constraintdef(k.oid))
        end as create
    from pg_index i
    left join pg_constraint k on k.conindid = i.indexrelid
      and k.conrelid = i.indrelid and k.contype in ('p', 'u', 'x')
    where i.indrelid = any (${tables as string[]}::regclass[])
      and not i.indisprimary`;
}
