import { assertEquals, assertNotStrictEquals } from "@std/assert";
import * as z from "zod";
import { isPersonal, notPersonal, personal } from "./personal.ts";

Deno.test("a mark holds for schemas derived from it, and not for the schema that was marked", () => {
  const text = z.string().max(10);
  const note = personal(text);
  assertNotStrictEquals<z.ZodType>(note, text);
  assertEquals(isPersonal(text), undefined);
  const object = z.strictObject({ note }).extend({ other: z.string() });
  for (
    const made of [
      note,
      note.optional(),
      note.nullable().default(null),
      note.describe("A wish").meta({ examples: ["x"] }).optional(),
      note.refine((value) => value !== "x"),
      object.shape.note,
      object.partial().shape.note,
    ]
  ) assertEquals(isPersonal(made), true);
  assertEquals(isPersonal(notPersonal(text).optional()), false);
});

Deno.test("only a free text has to be marked", () => {
  const known = [
    z.int(),
    z.boolean().nullable(),
    z.date(),
    z.enum(["a", "b"]).optional(),
    z.literal("a"),
    z.iso.datetime({ offset: true }),
    z.iso.date(),
  ];
  assertEquals(known.map(isPersonal), known.map(() => false));
  const open = [
    z.string(),
    z.string().regex(/^a/),
    z.email(),
    z.record(z.string(), z.number()),
    z.unknown(),
  ];
  assertEquals(open.map(isPersonal), open.map(() => undefined));
  assertEquals(isPersonal(personal(z.email())), true);
});
