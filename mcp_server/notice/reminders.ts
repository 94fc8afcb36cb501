import type { Sql } from "../storage/statement.ts";
import { isReminded, reminderDue } from "./rules.ts";
import type { Moment } from "./store.ts";

/** Reminders that are planned at once, at most. */
const BATCH = 500;

interface UnplannedReminder {
  id: string;
  /** When it was booked, or moved. */
  bookedAt: Date;
  start: Date;
}

/**
 * Sets when reminders are due that bookings were made or moved since. It is not
 * done as they are written, since the database does not know the time zone.
 */
export async function planReminders(
  sql: Sql,
  { now, timeZone }: Moment,
): Promise<void> {
  const found = await sql<UnplannedReminder[]>`
    select id, created_at as "bookedAt", send_before as start from notices
    where state = 'waiting' and due_at is null
    order by created_at limit ${BATCH} for update skip locked`;
  for (const reminder of found) {
    const { id, start } = reminder;
    const due = reminderDue(start, timeZone);
    // One row each, so that nobody waits in a circle.
    await (isReminded(reminder, timeZone)
      ? sql`update notices set due_at = ${due}
          where id = ${id} and state = 'waiting' and due_at is null`
      : sql`update notices set state = 'obsolete', reason = 'booked_late',
          due_at = ${due}, done_at = ${now}
          where id = ${id} and state = 'waiting' and due_at is null`);
  }
}
