import { assert, assertEquals } from "@std/assert";
import { testUser } from "../storage/test_actors.ts";
import { createTestDatabase } from "../storage/test_database.ts";
import { runOperation } from "../test_operation.ts";
import { addForm } from "./test_forms.ts";

const NOON = new Date("2030-01-07T12:00:00+09:00");

Deno.test("whoever handed a form in is told that it came", async () => {
  await using database = await createTestDatabase();
  const title = { ja: "シート", en: "Sheet" };
  await addForm(database.owner, "frm_1", { title });
  await runOperation(database, "form_submit", {
    input: {
      formId: "frm_1",
      version: 1,
      answers: { name: "Hanako", agreed: true },
    },
    actor: testUser("hanako"),
    now: NOON,
  });
  const { items: [received, ...others] } = await runOperation(
    database,
    "notice_claim",
    {
      actor: { kind: "service", issuer: "ai-service.test", jti: "j" },
      now: NOON,
    },
  );
  assertEquals([received!.kind, others], ["form_received", []]);
  assert(received!.words.en.text.includes('We have received your "Sheet"'));
});
