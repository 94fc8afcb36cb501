import { assert, assertEquals, assertRejects } from "@std/assert";
import { ApiError } from "../../shared/http/errors.ts";
import { testStaff, testUser } from "../storage/test_actors.ts";
import {
  createTestDatabase,
  type TestDatabase,
} from "../storage/test_database.ts";
import { inTransaction } from "../storage/transaction.ts";
import { runOperation } from "../test_operation.ts";
import { addForm, publish, SHEET } from "./test_forms.ts";

const NOW = new Date("2030-01-07T12:00:00+09:00");
const ANSWERS = { name: "佐藤 花子", concerns: ["dry"], agreed: true };

function call(database: TestDatabase, name: string, input: unknown) {
  return runOperation(database, name, { input, now: NOW });
}

Deno.test("forms in use are listed in the business's order, in pages", async () => {
  await using database = await createTestDatabase();
  const { owner } = database;
  await addForm(owner, "frm_b", { position: 1 });
  await addForm(owner, "frm_a", { position: 2 });
  await addForm(owner, "frm_off", { active: false });
  await addForm(owner, "frm_c", { position: 2 });
  await publish(owner, { id: "frm_b", version: 2 });
  const first = await call(database, "form_list", { limit: 2 });
  assertEquals(first.items, [
    {
      id: "frm_b",
      version: 2,
      title: { ja: "frm_b 日本語 2", en: "frm_b English 2" },
    },
    {
      id: "frm_a",
      version: 1,
      title: { ja: "frm_a 日本語 1", en: "frm_a English 1" },
    },
  ]);
  const { nextCursor: cursor } = first;
  const second = await call(database, "form_list", { limit: 2, cursor });
  assertEquals(second.items.map(({ id }: { id: string }) => id), ["frm_c"]);
  assertEquals(second.nextCursor, null);
});

Deno.test("a form is shown in its current version, and one out of use not at all", async () => {
  await using database = await createTestDatabase();
  const { owner } = database;
  await addForm(owner, "frm_sheet");
  await addForm(owner, "frm_off", { active: false });
  const { form } = await call(database, "form_get", { formId: "frm_sheet" });
  assertEquals(form, {
    id: "frm_sheet",
    version: 1,
    title: { ja: "frm_sheet 日本語 1", en: "frm_sheet English 1" },
    fields: SHEET,
  });
  for (const formId of ["frm_off", "frm_none"]) {
    for (
      const [name, input] of [
        ["form_get", { formId }],
        ["form_submit", { formId, version: 1, answers: ANSWERS }],
      ] as const
    ) {
      const error = await assertRejects(
        () => call(database, name, input),
        ApiError,
      );
      assertEquals([error.status, error.code], [404, "not_found"]);
    }
  }
});

Deno.test("a submission keeps its answers and the version they answered", async () => {
  await using database = await createTestDatabase();
  const { owner } = database;
  await addForm(owner, "frm_sheet");
  const wish = { formId: "frm_sheet", version: 1, answers: ANSWERS };
  const { submission } = await call(database, "form_submit", wish);
  assert(submission.id.startsWith("sub_"));
  assertEquals(submission, {
    id: submission.id,
    formId: "frm_sheet",
    version: 1,
    submittedAt: "2030-01-07T12:00:00+09:00",
  });

  await publish(owner, { id: "frm_sheet", version: 2 });
  const error = await assertRejects(
    () => call(database, "form_submit", wish),
    ApiError,
  );
  assertEquals([error.status, error.code], [409, "form_changed"]);
  assertEquals(error.details, { version: 2 });
  await call(database, "form_submit", { ...wish, version: 2 });

  const rows = await owner`
    select form_id, version, answers, issuer, user_id, submitted_at
    from form_submissions order by version`;
  const stored = {
    form_id: "frm_sheet",
    answers: ANSWERS,
    issuer: "ai-service.test",
    user_id: "hanako",
    submitted_at: NOW,
  };
  assertEquals([...rows], [
    { ...stored, version: 1 },
    { ...stored, version: 2 },
  ]);
});

Deno.test("answers that do not fit are refused by name, and nothing is kept", async () => {
  await using database = await createTestDatabase();
  await addForm(database.owner, "frm_sheet");
  const wish = { formId: "frm_sheet", version: 1, answers: ANSWERS };
  const many = Array.from({ length: 101 }, (_, index) => [`q${index}`, "x"]);
  const cases: [Record<string, unknown>, string][] = [
    [{ answers: { ...ANSWERS, name: "" } }, "answers.name"],
    [{ answers: { ...ANSWERS, name: "x".repeat(51) } }, "answers.name"],
    [{ answers: { ...ANSWERS, name: { first: "x" } } }, "answers.name"],
    [{ answers: { ...ANSWERS, concerns: ["bald"] } }, "answers.concerns"],
    [{ answers: { ...ANSWERS, agreed: false } }, "answers.agreed"],
    [{ answers: { ...ANSWERS, vip: true } }, "answers.vip"],
    [{ answers: { ...ANSWERS, user_id: "ken" } }, "answers.user_id"],
    [
      { answers: { ...ANSWERS, ["x".repeat(65)]: 1 } },
      "answers." +
      "x".repeat(65),
    ],
    [{ answers: Object.fromEntries(many) }, "answers"],
    [{ answers: [] }, "answers"],
    [{ answers: "name=x" }, "answers"],
    [{ version: 0 }, "version"],
    [{ version: 1.5 }, "version"],
    [{ version: "1" }, "version"],
    [{ version: 2 ** 40 }, "version"],
    [{ userId: "ken" }, "userId"],
    [{ submittedAt: "2020-01-01T00:00:00Z" }, "submittedAt"],
    [{ status: "approved" }, "status"],
  ];
  for (const [change, field] of cases) {
    const error = await assertRejects(
      () => call(database, "form_submit", { ...wish, ...change }),
      ApiError,
    );
    assertEquals(error.status, 400, field);
    assertEquals(error.details?.field, field);
    assert(error.message.startsWith(field), error.message);
    assert(!error.message.endsWith("Invalid input"), error.message);
  }
  const hostile = JSON.parse('{"__proto__":{"admin":true}}');
  await call(database, "form_submit", {
    ...wish,
    answers: { ...ANSWERS, ...hostile },
  });
  const rows = await database.owner`select answers from form_submissions`;
  assertEquals([...rows], [{ answers: ANSWERS }]);
});

Deno.test("customers read only what they handed in, also by a query that forgets its predicate", async () => {
  await using database = await createTestDatabase();
  const { owner } = database;
  await addForm(owner, "frm_sheet");
  await addForm(owner, "frm_off", { active: false });
  const wish = { formId: "frm_sheet", version: 1, answers: ANSWERS };
  await call(database, "form_submit", wish);
  const read = (table: string, actor = testUser("ken")) =>
    inTransaction(
      database.sql,
      actor,
      async (tx) => [...await tx`select 1 as n from ${tx(table)}`],
    );
  assertEquals((await read("form_submissions")).length, 0);
  const own = await read("form_submissions", testUser("hanako"));
  assertEquals(own.length, 1);
  assertEquals((await read("forms")).length, 1);
  assertEquals((await read("form_versions")).length, 1);
  const [customer] = await owner`select id from customers`;
  const write = inTransaction(
    database.sql,
    testUser("ken"),
    (tx) =>
      tx`
        insert into form_submissions (id, form_id, version, customer_id, issuer,
          user_id, answers, submitted_at)
        values ('sub_forged', 'frm_sheet', 1, ${customer!.id},
          'ai-service.test', 'hanako', '{}', ${NOW})`,
  );
  await assertRejects(() => write, Error, "row-level security");
  const count = await inTransaction(
    database.sql,
    testStaff,
    async (tx) => [...await tx`select id from form_submissions`],
  );
  assertEquals(count.length, 1);
});
