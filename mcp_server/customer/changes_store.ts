import type { TransactionSql } from "../storage/statement.ts";

/** A change that a customer made, and who that is. */
export interface ChangeRow {
  at: Date;
  operation: string;
  customerId: string | null;
  customerName: string | null;
  startBefore: string | null;
  startAfter: string | null;
  number: string | null;
}

/** What customers changed after `since`, the latest first. */
export async function listChanges(
  sql: TransactionSql,
  since: Date,
  limit: number,
): Promise<ChangeRow[]> {
  return await sql<ChangeRow[]>`
    select changes.at, operation, customers.id as "customerId",
      customers.name as "customerName",
      before -> 'booking' ->> 'start' as "startBefore",
      after -> 'booking' ->> 'start' as "startAfter",
      after -> 'order' ->> 'number' as number
    from changes_by_customers(${since}, ${limit}) as changes
    left join customers on customers.issuer = changes.issuer
      and customers.user_id = changes.user_id
    order by changes.at desc, changes.id desc`;
}

/** Until when the acting member of staff has seen changes. */
export async function getSeenUntil(
  sql: TransactionSql,
): Promise<Date | undefined> {
  const [row] = await sql<{ until: Date }[]>`
    select seen_until as until from staff_looks
    where admin_id = app_admin_id()`;
  return row?.until;
}

/** Writes until when the acting member of staff has seen changes. */
export async function setSeenUntil(
  sql: TransactionSql,
  until: Date,
): Promise<void> {
  await sql`
    insert into staff_looks (admin_id, seen_until)
    values (app_admin_id(), ${until})
    on conflict (admin_id) do update
    set seen_until = greatest(staff_looks.seen_until, excluded.seen_until)`;
}
