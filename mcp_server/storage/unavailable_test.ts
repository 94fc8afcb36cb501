import { assertEquals, assertRejects } from "@std/assert";
import { createTestDatabase } from "./test_database.ts";
import { isTemporary, unavailable } from "./unavailable.ts";

const STATES = {
  "42P01": 503,
  "53100": 503,
  "53200": 503,
  "53400": 503,
  "55P03": 503,
  "23505": undefined,
  "XX000": undefined,
};

Deno.test("a database without tables, room, memory or a lock is unavailable for now; other errors are not", async () => {
  await using database = await createTestDatabase({ max: 1 });
  for (const [state, status] of Object.entries(STATES)) {
    await database.owner.unsafe(`
      create or replace function fail() returns int language plpgsql as $$
      begin raise exception using errcode = '${state}'; end $$`);
    const error = await assertRejects(() => database.sql`select fail()`);
    assertEquals(unavailable(error)?.status, status, state);
    assertEquals(isTemporary(error), status === 503, state);
  }
});
