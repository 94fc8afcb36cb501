import type { TransactionSql } from "../storage/statement.ts";
import type { RowOf } from "../storage/table.ts";
import { notices } from "./columns.ts";

const listedRow = notices.pick(
  "id",
  "audience",
  "kind",
  "aboutType",
  "aboutId",
  "customerId",
  "channel",
  "state",
  "reason",
  "attempts",
  "createdAt",
  "dueAt",
  "doneAt",
  "sendBefore",
);
/** A notice with the name of whom it is about. */
export type ListedNotice = RowOf<typeof listedRow> & { customerName: string };

/** Which notices, from where on. */
export interface NoticeFilter {
  state?: ListedNotice["state"] | undefined;
  customerId?: string | undefined;
  after?: { first: Date; id: string } | undefined;
  limit: number;
}

/** Notices as staff see them, the latest first. */
export async function listNotices(
  sql: TransactionSql,
  { state, customerId, after, limit }: NoticeFilter,
): Promise<ListedNotice[]> {
  return await sql<ListedNotice[]>`
    select ${listedRow.list}, customers.name as "customerName"
    from notices join customers on customers.id = notices.customer_id
    where true
      ${state ? sql`and notices.state = ${state}` : sql``}
      ${customerId ? sql`and notices.customer_id = ${customerId}` : sql``}
      ${
    after
      ? sql`and (notices.created_at, notices.id) < (${after.first}, ${after.id})`
      : sql``
  }
    order by notices.created_at desc, notices.id desc limit ${limit}`;
}

/** The notice of that id, locked. */
export async function lockListedNotice(
  sql: TransactionSql,
  id: string,
): Promise<ListedNotice | undefined> {
  const [row] = await sql<ListedNotice[]>`
    select ${listedRow.list}, customers.name as "customerName"
    from notices join customers on customers.id = notices.customer_id
    where notices.id = ${id} for update of notices`;
  return row;
}

/** Lets a notice that ended be tried anew, at once and until then. */
export async function retryNotice(
  sql: TransactionSql,
  id: string,
  { now, sendBefore }: { now: Date; sendBefore: Date },
): Promise<void> {
  await sql`
    update notices set ${
    notices.assignments({
      state: "waiting",
      dueAt: now,
      sendBefore,
      attempts: 0,
      reason: null,
      doneAt: null,
    })
  } where id = ${id}`;
}
