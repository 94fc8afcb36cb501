import { assertEquals, assertRejects } from "@std/assert";
import { ApiError } from "../../../shared/http/errors.ts";
import { testStaff, testUser } from "../../storage/test_actors.ts";
import {
  createTestDatabase,
  type TestDatabase,
} from "../../storage/test_database.ts";
import { inTransaction } from "../../storage/transaction.ts";
import { formSubmissions } from "../submissions_operation.ts";
import { runOperation } from "../../test_operation.ts";
import type { BuiltForm } from "./schemas.ts";

const NOW = new Date("2030-01-07T12:00:00+09:00");
const label = (ja: string, en: string) => ({ ja, en });

const FIRST = {
  id: "first",
  type: "yes_no",
  label: label("初めてですか", "Is it your first visit?"),
  required: true,
};
const HOW = {
  id: "how",
  type: "text",
  label: label("きっかけ", "How did you find us?"),
  help: label("検索など", "A search, say"),
  required: true,
  long: false,
  maxLength: 50,
  showIf: { field: "first", is: true },
};
const TWINS = ["a", "b"].map((value) => ({
  value,
  label: label("はい", "Yes"),
}));
const CONTENT = { titleJa: "問診票", titleEn: "Intake", fields: [FIRST, HOW] };

function asStaff(database: TestDatabase, name: string, input: unknown = {}) {
  return runOperation(database, name, { input, actor: testStaff, now: NOW });
}

function handIn(
  database: TestDatabase,
  { id: formId, version }: BuiltForm,
  answers: object,
) {
  const input = { formId, version, answers };
  return runOperation(database, "form_submit", { input, now: NOW });
}

async function addForm(database: TestDatabase): Promise<BuiltForm> {
  return (await asStaff(database, "form_add", CONTENT)).form;
}

async function ownTitles(database: TestDatabase, by = "hanako") {
  const { items } = await runOperation(database, "form_submissions", {
    actor: testUser(by),
    now: NOW,
  });
  return items.map((
    { title, version, answers }: {
      title: { en: string };
      version: number;
      answers: { value: { en: string } }[];
    },
  ) => [title.en, version, answers.map(({ value }) => value.en)]);
}

Deno.test("a form that is added can be filled in at once, and a question that is not asked needs no answer", async () => {
  await using database = await createTestDatabase();
  const form = await addForm(database);
  assertEquals([form.version, form.active, form.submissions], [1, true, 0]);
  await handIn(database, form, { first: false, how: "left from before" });
  const refused = await assertRejects(
    () => handIn(database, form, { first: true }),
    ApiError,
  );
  assertEquals(refused.details?.field, "answers.how");
  await handIn(database, form, { first: true, how: "A friend" });
  assertEquals(
    (await ownTitles(database)).toSorted(),
    [
      ["Intake", 1, ["No"]],
      ["Intake", 1, ["Yes", "A friend"]],
    ].toSorted(),
  );
  assertEquals(await ownTitles(database, "ken"), []);
});

Deno.test("a change is a new version; what was handed in keeps the version it answers, and a draft of the old one is told", async () => {
  await using database = await createTestDatabase();
  const form = await addForm(database);
  await handIn(database, form, { first: false });
  const change = { formId: form.id, expectedVersion: 1 };
  const { form: changed } = await asStaff(database, "form_change", {
    ...change,
    titleEn: "Questions",
    fields: [{ ...FIRST, label: label("初回", "New here?") }],
  });
  assertEquals(changed.version, 2);
  assertEquals(await ownTitles(database), [["Intake", 1, ["No"]]]);
  const draft = await assertRejects(
    () => handIn(database, form, { first: false }),
    ApiError,
  );
  assertEquals([draft.status, draft.code], [409, "form_changed"]);
  const second = await assertRejects(
    () => asStaff(database, "form_change", { ...change, titleEn: "Other" }),
    ApiError,
  );
  assertEquals([second.status, second.code], [409, "form_changed"]);
  const same = await asStaff(database, "form_change", {
    formId: form.id,
    titleEn: "Questions",
    fields: changed.fields,
  });
  assertEquals(same.form.version, 2);
});

Deno.test("a form that is retired is offered no more, and its submissions are still read", async () => {
  await using database = await createTestDatabase();
  const form = await addForm(database);
  await handIn(database, form, { first: false });
  const set = (active: boolean) =>
    asStaff(database, "form_change", { formId: form.id, active });
  const offered = async () =>
    (await runOperation(database, "form_list", { now: NOW })).items.length;
  const { form: retired } = await set(false);
  assertEquals([retired.version, retired.submissions], [1, 1]);
  assertEquals(await offered(), 0);
  assertEquals(await ownTitles(database), [["Intake", 1, ["No"]]]);
  await set(true);
  assertEquals(await offered(), 1);
});

Deno.test("a condition that no answer can meet is refused by its question", async () => {
  await using database = await createTestDatabase();
  const wrong: [object[], string][] = [
    [[HOW, FIRST], "fields.0.showIf"],
    [
      [FIRST, { ...HOW, showIf: { field: "how", is: true } }],
      "fields.1.showIf",
    ],
    [
      [FIRST, { ...HOW, showIf: { field: "first", is: "yes" } }],
      "fields.1.showIf",
    ],
    [
      [{ ...FIRST, id: "n", type: "number", integer: true, min: 2, max: 1 }],
      "fields",
    ],
    [
      [{
        ...FIRST,
        id: "n",
        type: "number",
        integer: true,
        min: 1.2,
        max: 1.8,
      }],
      "fields.0.max",
    ],
    [[FIRST, FIRST], "fields"],
    [[FIRST, { ...FIRST, id: "second" }], "fields.1.label"],
    [
      [FIRST, { ...FIRST, id: "s", label: label("初めてですか", "Other?") }],
      "fields.1.label",
    ],
    [[{ ...FIRST, id: "__proto__" }], "fields.0.id"],
    [[{ ...FIRST, type: "single", options: TWINS }], "fields.0.options"],
    [[], "fields"],
  ];
  for (const [fields, field] of wrong) {
    const refused = await assertRejects(
      () => asStaff(database, "form_add", { ...CONTENT, fields }),
      ApiError,
    );
    assertEquals([refused.status, refused.details?.field], [400, field]);
  }
  assertEquals((await asStaff(database, "form_catalogue")).forms, []);
});

Deno.test("forms are listed in the order that staff chose", async () => {
  await using database = await createTestDatabase();
  const [a, b] = [await addForm(database), await addForm(database)];
  await asStaff(database, "form_sort", { formIds: [b.id] });
  const { items } = await runOperation(database, "form_list", { now: NOW });
  assertEquals(items.map(({ id }: BuiltForm) => id), [b.id, a.id]);
});

Deno.test("staff find submissions by words, form, customer and time, and page through all that fit", async () => {
  await using database = await createTestDatabase();
  const form = await addForm(database);
  const other = await addForm(database);
  for (const how of ["ネット検索", "Ａ friend", "検索"]) {
    await handIn(database, form, { first: true, how });
  }
  await handIn(database, other, { first: false });
  const [{ id: customerId }] = await database.owner<[{ id: string }]>`
    select id from customers`;
  const search = async (input: Record<string, unknown>) => {
    const { staff } = formSubmissions;
    const { input: schema, run } = staff as Exclude<typeof staff, string>;
    const context = { actor: testStaff, now: NOW, timeZone: "Asia/Tokyo" };
    const read = (cursor?: string) =>
      inTransaction(database.sql, testStaff, (sql) =>
        run({
          sql,
          ...context,
          requestId: "test",
          newId: () => "",
          noteBefore: () => {},
        }, schema.parse({ limit: 1, ...input, ...(cursor && { cursor }) })));
    let found = 0;
    let page = await read();
    for (;;) {
      found += (page.items as unknown[]).length;
      if (page.nextCursor === null) return found;
      page = await read(page.nextCursor as string);
    }
  };
  assertEquals(await search({}), 4);
  assertEquals(await search({ query: "検索" }), 2);
  assertEquals(await search({ query: "a FRIEND" }), 1);
  assertEquals(await search({ query: "hanako 検索" }), 2);
  assertEquals(await search({ query: "%" }), 0);
  assertEquals(await search({ formId: other.id }), 1);
  assertEquals(await search({ customerId }), 4);
  assertEquals(await search({ customerId: "cus_none" }), 0);
  assertEquals(await search({ from: "2030-01-07T12:00:00+09:00" }), 4);
  assertEquals(await search({ to: "2030-01-07T12:00:00+09:00" }), 0);
});
