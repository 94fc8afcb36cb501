import { assert, assertEquals } from "@std/assert";
import { formFields } from "../../mcp_server/form/fields.ts";
import {
  createTestDatabase,
  type TestDatabase,
} from "../../mcp_server/storage/test_database.ts";
import { operationName } from "../../mcp_server/operation/operation.ts";
import { staffOperations } from "../../mcp_server/slices.ts";
import { testStaff } from "../../mcp_server/storage/test_actors.ts";
import { runOperation } from "../../mcp_server/test_operation.ts";
import { seed } from "./seed.ts";

/** What lists the rows of a catalogue, and what changes one. */
const CATALOGUES = [
  ["booking_menu", "booking_change_service", "serviceId"],
  ["product_shelf", "product_change", "productId"],
  ["form_catalogue", "form_change", "formId"],
] as const;

/** A Monday. */
const NOW = new Date("2030-01-07T12:00:00+09:00");

async function slotsOf(database: TestDatabase, serviceId: string, day: string) {
  const { slots } = await runOperation(database, "booking_slots", {
    input: {
      serviceId,
      from: `${day}T00:00:00+09:00`,
      to: `${day}T23:59:00+09:00`,
    },
    now: NOW,
  });
  return (slots as { start: string }[]).map((slot) => slot.start.slice(11, 16));
}

Deno.test("a haircut can be booked on Friday at 15:00, and nothing on Monday", async () => {
  await using database = await createTestDatabase();
  await seed(database.url);
  const friday = await slotsOf(database, "svc_haircut", "2030-01-11");
  assert(friday.includes("15:00"));
  assertEquals([friday[0], friday.at(-1)], ["10:00", "18:00"]);
  assertEquals(await slotsOf(database, "svc_haircut", "2030-01-14"), []);
});

Deno.test("every service can be booked on some day of the week", async () => {
  await using database = await createTestDatabase();
  await seed(database.url);
  const services = await database.owner<{ id: string }[]>`
    select id from services`;
  assert(services.length >= 5);
  for (const { id } of services) {
    assert((await slotsOf(database, id, "2030-01-11")).length > 0, id);
  }
});

Deno.test("an owner can save each part of the demonstration again as it is", async () => {
  await using database = await createTestDatabase();
  await seed(database.url);
  const call = (name: string, input: Record<string, unknown>) =>
    runOperation(database, name, { input, actor: testStaff, now: NOW });
  const { settings } = await call("business_settings", {});
  assertEquals((await call("business_update", settings)).settings, settings);
  for (const [lists, changes, key] of CATALOGUES) {
    const operation = staffOperations.find((one) =>
      operationName(one) === changes
    );
    // The slice may have been taken away.
    if (!operation) continue;
    const { items, services, forms } = await call(lists, {});
    const rows = items ?? services ?? forms;
    assert(rows.length > 0, lists);
    for (const { id, ...row } of rows) {
      const known = Object.entries(row)
        .filter(([field]) => field in operation.input.shape);
      await call(changes, { [key]: id, ...Object.fromEntries(known) });
    }
  }
});

Deno.test("seeding again adds nothing and keeps changes by staff", async () => {
  await using database = await createTestDatabase();
  await seed(database.url);
  await database.owner`
    update services set price_minor = 99 where id = 'svc_haircut'`;
  const before = await readAllRows(database);
  await seed(database.url);
  assertEquals(await readAllRows(database), before);
});

/** All rows of all tables. */
async function readAllRows({ owner }: TestDatabase): Promise<unknown[]> {
  const tables = await owner<{ name: string }[]>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' order by name`;
  return await Promise.all(tables.map(async ({ name }) => [
    name,
    [...await owner`select * from ${owner(name)} as t order by t::text`],
  ]));
}

Deno.test("every form of the salon can be read and submitted", async () => {
  await using database = await createTestDatabase();
  await seed(database.url);
  const call = { now: NOW };
  const { items } = await runOperation(database, "form_list", call);
  assertEquals(items.map(({ id }: { id: string }) => id), [
    "frm_counselling",
    "frm_patch_test",
    "frm_feedback",
  ]);
  for (const { id: formId } of items) {
    const shown = { ...call, input: { formId } };
    const { form } = await runOperation(database, "form_get", shown);
    assertEquals(formFields.parse(form.fields), form.fields);
  }
  const input = {
    formId: "frm_patch_test",
    version: 1,
    answers: {
      name: "佐藤 花子",
      phone: "090-1234-5678",
      reacted_before: false,
      under_treatment: false,
      patch_test_consent: true,
    },
  };
  const { submission } = await runOperation(database, "form_submit", {
    ...call,
    input,
  });
  assertEquals(submission.version, 1);
});
