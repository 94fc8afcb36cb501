import { assertEquals, assertThrows } from "@std/assert";
import { ApiError } from "../../shared/http/errors.ts";
import { operationName } from "../operation/operation.ts";
import type { FormValues } from "./desk/form_values.ts";
import { formOf, triable } from "./trial.ts";
import { argumentsOf, controlsOf, fieldName } from "./trial_form.ts";

function form(fields: Record<string, string>): FormValues {
  const named = Object.fromEntries(
    Object.entries(fields).map(([path, value]) => [fieldName(path), value]),
  );
  const sent = (name: string) => named[name];
  const get = (name: string) => sent(name) ?? "";
  const optional = (name: string) => get(name) || undefined;
  return { get, sent, optional, all: () => [] };
}

const controls = controlsOf({
  type: "object",
  required: ["items"],
  properties: {
    items: {
      type: "array",
      items: {
        type: "object",
        properties: {
          id: { type: "string" },
          quantity: { type: "integer" },
        },
      },
    },
    isGift: { type: "boolean" },
    colour: { type: "string", enum: ["red", "blue"] },
    answers: { type: "object", examples: [{ a: 1 }] },
    note: { type: "string", maxLength: 4000 },
  },
});

Deno.test("each argument gets the control of its type, and a list has rows", () => {
  assertEquals(
    controls.filter(({ path }) => !path.includes(".1.")).map((each) =>
      `${each.path} ${each.kind}${each.isRequired ? " required" : ""}`
    ),
    [
      "items.0.id text required",
      "items.0.quantity number required",
      "items.2.id text",
      "items.2.quantity number",
      "isGift yes_no",
      "colour choice",
      "answers json",
      "note long",
    ],
  );
});

Deno.test("what was left empty is absent, also in the middle of a list", () => {
  assertEquals(argumentsOf(controls, form({})), {});
  assertEquals(
    argumentsOf(
      controls,
      form({
        "items.0.id": "a",
        "items.0.quantity": "2",
        "items.2.id": "b",
        isGift: "false",
        answers: '{"x":[true]}',
        unknown: "1",
      }),
    ),
    {
      items: [{ id: "a", quantity: 2 }, { id: "b" }],
      isGift: false,
      answers: { x: [true] },
    },
  );
});

Deno.test("what is no number goes on as it is, and JSON that is none is refused", () => {
  const args = argumentsOf(controls, form({ "items.1.quantity": "two" }));
  assertEquals(args, { items: [{ quantity: "two" }] });
  const error = assertThrows(
    () => argumentsOf(controls, form({ answers: "{" })),
    ApiError,
  );
  assertEquals(error.details, { field: "answers" });
});

Deno.test("the form of every operation has a control for each of its arguments", () => {
  for (const operation of triable) {
    const names = new Set(
      formOf(operation).map(({ path }) => path.split(".")[0]),
    );
    assertEquals(
      [...names],
      Object.keys(operation.input.shape),
      operationName(operation),
    );
  }
});
