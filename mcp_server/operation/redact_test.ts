import { assert, assertEquals } from "@std/assert";
import * as z from "zod";
import { notPersonal, personal } from "../storage/personal.ts";
import { bilingual, storedId } from "./fields.ts";
import { idsIn, redact } from "./redact.ts";

const said = personal(z.string());

const output = z.strictObject({
  booking: z.strictObject({
    id: storedId,
    note: said.nullable(),
    status: z.enum(["pending", "confirmed"]),
    version: z.int(),
    at: z.iso.datetime({ offset: true }).optional(),
    remark: z.string().optional(),
  }),
  customer: personal(z.strictObject({ name: z.string() })).optional(),
  service: z.strictObject({ name: bilingual }).optional(),
  items: z.array(z.strictObject({ phone: said, reason: said.nullable() }))
    .optional(),
  choice: z.union([z.int(), z.strictObject({ email: said })]).optional(),
  answers: z.record(z.string(), z.string()).optional(),
  fields: notPersonal(z.array(z.unknown())).optional(),
});

const BOOKING = { id: "bkg_1", note: "膝が悪い", status: "confirmed" };

Deno.test("personal values are replaced, wherever they stand, and the rest is kept", () => {
  const at = "2030-05-01T15:00:00+09:00";
  assertEquals(
    redact(output, {
      booking: { ...BOOKING, version: 2, at },
      customer: { name: "花子", email: "hanako@example.com" },
      service: { name: { ja: "カット", en: "Haircut" } },
      items: [{ phone: "090", reason: null }],
      choice: { email: "hanako@example.com" },
      fields: [{ id: "name" }],
    }),
    {
      booking: { ...BOOKING, note: "[personal]", version: 2, at },
      customer: "[personal]",
      service: { name: { ja: "カット", en: "Haircut" } },
      items: [{ phone: "[personal]", reason: null }],
      choice: { email: "[personal]" },
      fields: [{ id: "name" }],
    },
  );
  assertEquals(redact(output, { booking: { ...BOOKING, note: null } }), {
    booking: { ...BOOKING, note: null },
  });
});

Deno.test("what the schema does not know, or says nothing about, is not kept", () => {
  const strange = {
    booking: {
      id: { text: "花子" },
      status: 7,
      version: "090-1234-5678",
      remark: "花子",
      insuranceNumber: "12345",
      nothing: null,
    },
    items: "花子",
    choice: "花子",
    answers: { lineId: "@hanako" },
    service: ["花子"],
    more: { name: "花子" },
  };
  assertEquals(redact(output, strange), {
    booking: {
      id: "[personal]",
      status: "[personal]",
      version: "[personal]",
      remark: "[personal]",
      insuranceNumber: "[personal]",
      nothing: null,
    },
    items: "[personal]",
    choice: "[personal]",
    answers: "[personal]",
    service: "[personal]",
    more: "[personal]",
  });
  assertEquals(redact(output, "花子"), "[personal]");
});

Deno.test("ids are found wherever they stand, and none is made of an answer", () => {
  const input = z.strictObject({
    bookingId: storedId,
    answers: personal(z.record(z.string(), z.string())),
  });
  const result = z.strictObject({
    id: z.int(),
    jti: storedId.optional(),
    items: z.array(z.strictObject({
      id: storedId,
      nested: z.strictObject({ serviceId: storedId }).nullable(),
      lineId: personal(storedId).optional(),
      freeId: z.string().optional(),
    })),
  });
  const item = { id: "ord_1", nested: { serviceId: "svc_1" } };
  const ids = idsIn(
    [input, { bookingId: "bkg_1", answers: { lineId: "@hanako", id: "x" } }],
    [result, {
      items: [
        { ...item, lineId: "@hanako", freeId: "hanako", otherId: "x" },
        { id: "bkg_1", nested: null },
      ],
      id: 7,
    }],
    [result, undefined],
    [result, { jti: "token-1", items: [] }],
  );
  assertEquals(ids, ["bkg_1", "ord_1", "svc_1", "token-1"]);
  const items = Array.from({ length: 1000 }, (_, id) => ({ id: `bkg_${id}` }));
  assert(idsIn([result, { items }]).length <= 200);
});
