import { assertEquals, assertRejects, assertThrows } from "@std/assert";
import { readAccess } from "../env.ts";
import { writeAccess } from "../migrate.ts";
import { deleteStaleRows } from "./housekeeping.ts";
import { connect } from "./postgres.ts";
import { readAuditRetention } from "./retention.ts";
import { createTestDatabase, type TestDatabase } from "./test_database.ts";

/** Adds an entry of each of these ages, in days. */
async function addEntries({ owner }: TestDatabase, ...ages: number[]) {
  for (const age of ages) {
    await owner`
      insert into audit_log (at, request_id, actor_kind, actor_id, operation,
        kind, targets)
      values (now() - make_interval(days => ${age}), 'r', 'staff', 'adm_1',
        'booking_update', 'write', '{}')`;
  }
}

/** Days of age of the entries that are left. */
async function ages({ owner }: TestDatabase): Promise<number[]> {
  const rows = await owner<{ age: number }[]>`
    select extract(day from now() - at)::int as age from audit_log order by age`;
  return rows.map(({ age }) => age);
}

const keepFor = ({ ownerUrl }: TestDatabase, days: string) =>
  writeAccess(ownerUrl, readAccess({ AUDIT_RETENTION_DAYS: days }));

Deno.test("the audit log is kept for ever unless the owner says for how long, and then from the next housekeeping on", async () => {
  await using database = await createTestDatabase();
  await addEntries(database, 1, 59, 61, 4000);
  await deleteStaleRows(database.sql);
  assertEquals(await ages(database), [1, 59, 61, 4000]);
  await keepFor(database, "60");
  await deleteStaleRows(database.sql);
  assertEquals(await ages(database), [1, 59]);
  await addEntries(database, 100);
  await keepFor(database, "0");
  await deleteStaleRows(database.sql);
  assertEquals(await ages(database), [1, 59, 100]);
  const owner = connect(database.ownerUrl, { max: 1 });
  assertEquals(await readAuditRetention(owner), undefined);
  await owner.end();
});

Deno.test("the server's login deletes no entry that is to be kept, and chooses no other time", async () => {
  await using database = await createTestDatabase();
  await addEntries(database, 1, 100);
  await keepFor(database, "60");
  const { sql } = database;
  const refused = [
    () => sql`delete from audit_log`,
    () => sql`update retention set days = 30`,
    () => sql`insert into retention values ('audit_log', 30)`,
    () => sql`delete from retention`,
  ];
  for (const attempt of refused) {
    await assertRejects(
      async () => await attempt(),
      Error,
      "permission denied",
    );
  }
  await assertRejects(
    async () => await database.owner`delete from audit_log`,
    Error,
    "append-only",
  );
  assertEquals(await ages(database), [1, 100]);
});

Deno.test("no time shorter than a month is accepted", () => {
  for (const days of ["29", "-1", "1.5", "soon"]) {
    assertThrows(
      () => readAccess({ AUDIT_RETENTION_DAYS: days }),
      TypeError,
      "AUDIT_RETENTION_DAYS",
    );
  }
});
