import { assertEquals, assertRejects } from "@std/assert";
import { retryLocked } from "./retry_locked.ts";
import { fragment } from "./statement.ts";
import { testStaff } from "./test_actors.ts";
import { createTestDatabase } from "./test_database.ts";
import { inTransaction } from "./transaction.ts";

const FAILURES = {
  deadlock_detected: 2,
  lock_not_available: 2,
  unique_violation: 1,
};

Deno.test("a transaction that others' locks end is run once more, and no other is", async () => {
  await using database = await createTestDatabase();
  for (const [condition, expected] of Object.entries(FAILURES)) {
    for (const isLasting of [false, true]) {
      let runs = 0;
      const run = () =>
        inTransaction(database.sql, testStaff, async (sql) => {
          const fails = isLasting || runs === 0;
          runs++;
          const raise = fragment([`do $$ begin raise ${condition}; end $$`]);
          if (fails) await sql`${raise}`;
        });
      const retried = retryLocked(run);
      const fails = isLasting || expected === 1;
      if (fails) await assertRejects(() => retried);
      else await retried;
      assertEquals(runs, expected, condition);
    }
  }
});
