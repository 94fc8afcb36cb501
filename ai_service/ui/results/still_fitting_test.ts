import { assertEquals } from "@std/assert";
import type { FormControl } from "../../../shared/ui/form/controls.ts";
import { stillFitting } from "./still_fitting.ts";

function control(
  id: string,
  type: FormControl["type"],
  rest: Partial<FormControl> = {},
): FormControl {
  const path = `answers.${id}`;
  return { id, path, type, label: id, value: null, attributes: {}, ...rest };
}

function options(...values: string[]) {
  return { options: values.map((value) => ({ value, label: value })) };
}

Deno.test("of a form that changed, answers to questions that are still asked alike are kept", () => {
  const before = [
    control("name", "text"),
    control("age", "text"),
    control("gone", "text"),
    control("plan", "choice", options("a", "b")),
    control("other", "choice", options("a", "b")),
    control("likes", "choices", options("a", "b", "c")),
    control("news", "yes_no"),
    control("terms", "yes_no", { label: "I agree to A" }),
  ];
  const after = [
    control("name", "text", { label: "Your name" }),
    control("age", "number"),
    control("plan", "choice", options("b")),
    control("other", "choice", options("a", "c")),
    control("likes", "choices", options("c", "b")),
    control("news", "yes_no"),
    control("terms", "yes_no", { label: "I agree to A and B" }),
    control("added", "text"),
  ];
  const values = {
    "answers.name": "Hanako",
    "answers.age": "many",
    "answers.gone": "x",
    "answers.plan": "a",
    "answers.other": "a",
    "answers.likes": ["a", "b"],
    "answers.news": "true",
    "answers.terms": "true",
  };
  assertEquals(stillFitting(values, { before, after }), {
    "answers.name": "Hanako",
    "answers.other": "a",
    "answers.likes": ["b"],
    "answers.news": "true",
  });
});
