import { assertEquals } from "@std/assert";
import { fieldsOf, withValues } from "./approval_fields.ts";

const booking = {
  serviceId: "svc_1",
  start: "2026-11-27T15:00:00+09:00",
  note: "Short",
};

Deno.test("fieldsOf() offers what means something to a person, and no id", () => {
  assertEquals(fieldsOf(booking), [
    {
      name: "start",
      path: ["start"],
      key: "start",
      kind: "dateTime",
      value: "2026-11-27T15:00",
      offset: "+09:00",
    },
    { name: "note", path: ["note"], key: "note", kind: "text", value: "Short" },
  ]);
});

Deno.test("fieldsOf() offers nothing where there is nothing to change", () => {
  assertEquals(fieldsOf({ bookingId: "bkg_1", nothing: null }), []);
});

Deno.test("withValues() keeps the offset of a time and everything not offered", () => {
  const changed = withValues(booking, fieldsOf(booking), {
    start: "2026-11-28T10:30",
    note: "",
  });
  assertEquals(changed, {
    serviceId: "svc_1",
    start: "2026-11-28T10:30:00+09:00",
    note: "",
  });
});

Deno.test("withValues() reaches into lists and leaves the original alone", () => {
  const order = { items: [{ productId: "prd_1", quantity: 1 }], gift: false };
  const fields = fieldsOf(order);
  assertEquals(fields.map(({ name, kind }) => [name, kind]), [
    ["items.0.quantity", "number"],
    ["gift", "boolean"],
  ]);
  const changed = withValues(order, fields, {
    "items.0.quantity": "3",
    gift: "true",
  });
  assertEquals(changed, {
    items: [{ productId: "prd_1", quantity: 3 }],
    gift: true,
  });
  assertEquals(order.items[0]?.quantity, 1);
});
