import { assertEquals, assertRejects } from "@std/assert";
import type { Sql } from "postgres";
import * as z from "zod";
import { owner } from "./owned_by.ts";
import { notPersonal, personal } from "./personal.ts";
import { type TableColumns, writePersonalColumns } from "./personal_columns.ts";
import { type Columns, defineTable } from "./table.ts";
import { createTestDatabase } from "./test_database.ts";

const id = notPersonal(z.string());
const personalText = personal(z.string());
const columns = { id, ...owner, visitNote: personalText };
const visits = defineTable("visits", columns);

/** Creates a database with a table `visits` that has rows of two people. */
async function createVisits() {
  const database = await createTestDatabase();
  await database.owner.unsafe(`
    create table visits (id text, issuer text, user_id text,
      visit_note text not null, details jsonb, at timestamptz not null);
    insert into visits select 'vis_' || who, 'a.test', who, 'SECRET', '"SECRET"',
      now() from unnest(array['hanako', 'ken']) as who`);
  return database;
}

function write(owner: Sql, tables: readonly TableColumns[]) {
  return owner.begin((tx) => writePersonalColumns(tx, tables));
}

async function forget(owner: Sql, person: string) {
  await owner.begin(async (tx) => {
    await tx`select set_config('app.issuer', 'a.test', true)`;
    await tx`set local role madoguchi_service`;
    await tx`select forget_customer(${person})`;
  });
}

Deno.test("forgetting a customer empties the personal columns of their rows only", async () => {
  await using database = await createVisits();
  const { owner } = database;
  const details = personal(z.unknown());
  const table = defineTable("visits", { ...columns, details });
  for (let times = 0; times < 2; times++) await write(owner, [table]);
  await forget(owner, "hanako");
  assertEquals([
    ...await owner`
    select user_id, visit_note, details from visits order by user_id`,
  ], [
    { user_id: "hanako", visit_note: "", details: null },
    { user_id: "ken", visit_note: "SECRET", details: "SECRET" },
  ]);
});

Deno.test("a column that is no longer marked is not emptied, and its grant is revoked", async () => {
  await using database = await createVisits();
  const { owner } = database;
  await write(owner, [visits]);
  await write(owner, [defineTable("visits", { id })]);
  await forget(owner, "hanako");
  const [row] = await owner`
    select visit_note, has_column_privilege('madoguchi_eraser', 'visits',
      'visit_note', 'update') as may from visits where user_id = 'hanako'`;
  assertEquals(row, { visit_note: "SECRET", may: false });
});

Deno.test("a table that is in no slice any more is still emptied", async () => {
  await using database = await createVisits();
  const { owner } = database;
  await write(owner, [visits]);
  await write(owner, []);
  await forget(owner, "hanako");
  const [row] = await owner`
    select visit_note from visits where user_id = 'hanako'`;
  assertEquals(row, { visit_note: "" });
  await owner`drop table visits`;
  await write(owner, []);
  await forget(owner, "hanako");
});

Deno.test("a personal column that cannot be emptied is refused by name", async () => {
  await using database = await createVisits();
  const { owner } = database;
  const refused: [Columns, string][] = [
    [{ id, visitNote: personalText }, '"issuer", "user_id"'],
    [{ ...columns, at: personal(z.date()) }, '"visits.at": it is no'],
    [{ ...columns, missingNote: personalText }, '"missing_note"'],
  ];
  for (const [columns, reason] of refused) {
    const tables = [defineTable("visits", columns)];
    await assertRejects(() => write(owner, tables), Error, reason);
  }
});

Deno.test("stored results of staff's calls about a forgotten customer are emptied", async () => {
  await using database = await createVisits();
  const { owner } = database;
  await write(owner, [visits]);
  await owner`
    insert into idempotency_keys
    select 'staff', '', 'adm_1', 'visit_update', result, '', to_json(result),
      now()
    from unnest(array['vis_hanako SECRET', 'vis_ken SECRET']) result`;
  await forget(owner, "hanako");
  const rows = await owner`
    select key, result is null as empty from idempotency_keys order by key`;
  assertEquals([...rows], [
    { key: "vis_hanako SECRET", empty: true },
    { key: "vis_ken SECRET", empty: false },
  ]);
});
