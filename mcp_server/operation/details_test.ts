import { assertEquals } from "@std/assert";
import * as z from "zod";
import { changesOf, filled } from "./details.ts";

const details = z.strictObject({
  note: z.string().optional(),
  guests: z.int().optional(),
});

Deno.test("a new record has every field, null where nothing was given", () => {
  assertEquals(filled(details, {}), { note: null, guests: null });
  assertEquals(filled(details, { note: "" }), { note: null, guests: null });
  assertEquals(filled(details, { guests: 0, note: "?" }), {
    note: "?",
    guests: 0,
  });
});

Deno.test("only what differs from the record is a change; an empty text empties", () => {
  const row = { note: "?", guests: null };
  assertEquals(changesOf(row, {}), {});
  assertEquals(changesOf(row, { note: "?", guests: undefined }), {});
  assertEquals(changesOf(row, { note: "", guests: 2 }), {
    note: null,
    guests: 2,
  });
});

Deno.test("a field that would be dropped is a type error", () => {
  const given = { note: "?", phone: "090" };
  const row = { note: null, guests: null };
  const unsent = () => [
    // @ts-expect-error: it is no field of the details
    filled(details, given),
    // @ts-expect-error: the record has no such field
    changesOf(row, given),
  ];
  assertEquals(typeof unsent, "function");
});
