import { assertEquals } from "@std/assert";
import { askedOf } from "./asked.ts";
import { controlsOf } from "./controls.ts";

const label = { ja: "問い", en: "Question" };
const common = { label, required: false };
const option = (value: string) => ({ value, label });
const controls = controlsOf(
  [
    { ...common, id: "first", type: "yes_no" },
    {
      ...common,
      id: "how",
      type: "multi",
      showIf: { field: "first", is: true },
      options: [option("web"), option("friend")],
    },
    {
      ...common,
      id: "who",
      type: "text",
      showIf: { field: "how", is: "friend" },
    },
  ],
  "en",
  {
    words: { optional: "(optional)", yes: "Yes" },
    today: "2030-01-07",
  },
);

function asked(values: Record<string, string | string[]>): string[] {
  return askedOf(controls, values).map(({ id }) => id);
}

Deno.test("a question is asked once the one it depends on has that answer", () => {
  assertEquals(asked({}), ["first"]);
  assertEquals(asked({ "answers.first": "false" }), ["first"]);
  assertEquals(asked({ "answers.first": "true" }), ["first", "how"]);
  const answers = { "answers.first": "true", "answers.how": ["web", "friend"] };
  assertEquals(asked(answers), ["first", "how", "who"]);
});

Deno.test("what depends on a question that is not asked any more is not asked either", () => {
  const answers = { "answers.first": "false", "answers.how": ["friend"] };
  assertEquals(asked(answers), ["first"]);
});
