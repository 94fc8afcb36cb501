import type { Sql } from "postgres";

/** Resolves when so many statements wait for a lock. */
export async function untilWaiting(owner: Sql, count: number): Promise<void> {
  for (let tries = 0; tries < 10_000; tries++) {
    const [row] = await owner<[{ waiting: number }]>`
      select count(*)::int as waiting from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`;
    if (row.waiting >= count) return;
  }
  throw new Error(`No ${count} statements wait for a lock`);
}
