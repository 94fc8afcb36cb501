import { assertEquals } from "@std/assert";
import { askedFields } from "./asked_fields.ts";
import type { FormField } from "../data.ts";

const label = { ja: "問い", en: "Question" };
const common = { label, required: true };
const FIELDS: FormField[] = [
  { ...common, id: "first", type: "yes_no" },
  {
    ...common,
    id: "how",
    type: "multi",
    showIf: { field: "first", is: true },
  },
  { ...common, id: "who", type: "text", showIf: { field: "how", is: "a" } },
];

function asked(answers: Record<string, boolean | string[]>): string[] {
  const given = Object.entries(answers)
    .map(([fieldId, value]) => ({ fieldId, value }));
  return askedFields(FIELDS, given).map(({ id }) => id);
}

Deno.test("a question is asked where the one it depends on has that answer", () => {
  assertEquals(asked({}), ["first"]);
  assertEquals(asked({ first: false }), ["first"]);
  assertEquals(asked({ first: true }), ["first", "how"]);
  assertEquals(asked({ first: true, how: ["b", "a"] }), [
    "first",
    "how",
    "who",
  ]);
  assertEquals(asked({ first: false, how: ["a"] }), ["first"]);
});
