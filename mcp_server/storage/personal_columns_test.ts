import { assertEquals, assertRejects } from "@std/assert";
import type { Sql } from "postgres";
import { z } from "zod";
import { owner } from "./owned_by.ts";
import { notPersonal, personal } from "./personal.ts";
import { type TableColumns, writePersonalColumns } from "./personal_columns.ts";
import { type Columns, defineTable } from "./table.ts";
import { createTestDatabase } from "./test_database.ts";

const id = notPersonal(z.string());
const said = personal(z.string());
const columns = { id, ...owner, saidOnce: said };
const visits = defineTable("visits", columns);

/** Creates a database with a table `visits` that has rows of two people. */
async function createVisits() {
  const database = await createTestDatabase();
  await database.owner.unsafe(`
    create table visits (id text, issuer text, user_id text,
      said_once text not null, said_twice jsonb, at timestamptz not null);
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
  const twice = personal(z.unknown());
  const table = defineTable("visits", { ...columns, saidTwice: twice });
  for (let times = 0; times < 2; times++) await write(owner, [table]);
  await forget(owner, "hanako");
  assertEquals([
    ...await owner`
    select user_id, said_once, said_twice from visits order by user_id`,
  ], [
    { user_id: "hanako", said_once: "", said_twice: null },
    { user_id: "ken", said_once: "SECRET", said_twice: "SECRET" },
  ]);
});

Deno.test("a column that is no longer marked is not emptied, and its grant is revoked", async () => {
  await using database = await createVisits();
  const { owner } = database;
  await write(owner, [visits]);
  await write(owner, [defineTable("visits", { id })]);
  await forget(owner, "hanako");
  const [row] = await owner`
    select said_once, has_column_privilege('madoguchi_eraser', 'visits',
      'said_once', 'update') as may from visits where user_id = 'hanako'`;
  assertEquals(row, { said_once: "SECRET", may: false });
});

Deno.test("a table that is in no slice any more is still emptied", async () => {
  await using database = await createVisits();
  const { owner } = database;
  await write(owner, [visits]);
  await write(owner, []);
  await forget(owner, "hanako");
  const [row] = await owner`
    select said_once from visits where user_id = 'hanako'`;
  assertEquals(row, { said_once: "" });
  await owner`drop table visits`;
  await write(owner, []);
  await forget(owner, "hanako");
});

Deno.test("a personal column that cannot be emptied is refused by name", async () => {
  await using database = await createVisits();
  const { owner } = database;
  const refused: [Columns, string][] = [
    [{ id, saidOnce: said }, '"issuer", "user_id"'],
    [{ ...columns, at: personal(z.date()) }, '"visits.at": it is no'],
    [{ ...columns, saidNever: said }, '"said_never"'],
  ];
  for (const [columns, reason] of refused) {
    const tables = [defineTable("visits", columns)];
    await assertRejects(() => write(owner, tables), Error, reason);
  }
});

Deno.test("stored results of staff's calls about a forgotten customer are deleted", async () => {
  await using database = await createVisits();
  const { owner } = database;
  await write(owner, [visits]);
  await owner`
    insert into idempotency_keys
    select 'staff', '', 'adm_1', 'visit_update', result, '', to_json(result),
      now()
    from unnest(array['vis_hanako said SECRET', 'vis_ken said SECRET']) result`;
  await forget(owner, "hanako");
  const rows = await owner`select key from idempotency_keys`;
  assertEquals([...rows], [{ key: "vis_ken said SECRET" }]);
});
