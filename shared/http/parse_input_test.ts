import { assertEquals, assertThrows } from "@std/assert";
import * as z from "zod";
import { ApiError } from "./errors.ts";
import { parseInput } from "./parse_input.ts";

const order = z.strictObject({
  id: z.string(),
  note: z.string().max(5).optional(),
  status: z.enum(["open", "closed"]).optional(),
  until: z.string().nullable(),
  reminder: z.string().nullable().optional(),
  limit: z.int().default(10),
  items: z.array(z.strictObject({
    quantity: z.int(),
    colour: z.string().optional(),
  })).optional(),
  answers: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});

const least = { id: "ord_1", until: null };

function refusedField(value: unknown): [unknown, string] {
  const error = assertThrows(() => parseInput(order, value), ApiError);
  assertEquals([error.status, error.code], [400, "invalid_input"]);
  return [error.details?.field, error.message];
}

Deno.test("an optional field that is null counts as absent, at any depth", () => {
  const sent = {
    ...least,
    note: null,
    status: null,
    limit: null,
    items: [{ quantity: 1, colour: null }, { quantity: 2, colour: "red" }],
    answers: { a: "yes", b: null },
  };
  const asSent = structuredClone(sent);
  assertEquals(parseInput(order, sent), {
    ...least,
    limit: 10,
    items: [{ quantity: 1 }, { quantity: 2, colour: "red" }],
    answers: { a: "yes" },
  });
  assertEquals(sent, asSent, "what was sent stays as it is");
});

Deno.test("null stays null if the schema allows it", () => {
  const sent = { ...least, reminder: null };
  assertEquals(parseInput(order, sent), { ...sent, limit: 10 });
});

Deno.test("a required field that is null is refused as null", () => {
  const message = "must be text";
  assertEquals(refusedField({ ...least, note: null, id: null }), [
    "id",
    `id ${message}`,
  ]);
  assertEquals(refusedField(null)[0], "");
  assertEquals(refusedField({ ...least, items: [null] })[0], "items.0");
  assertEquals(
    refusedField({ ...least, items: [{ quantity: null, colour: null }] })[0],
    "items.0.quantity",
  );
});

Deno.test("another error is reported in place of an optional null", () => {
  assertEquals(
    refusedField({ ...least, status: null, note: "too long" })[0],
    "note",
  );
  assertEquals(refusedField({ ...least, paid: null, note: null })[0], "paid");
});
