import { assert, assertEquals, assertNotEquals } from "@std/assert";
import { refusalIn } from "./refusal_words.ts";

const MCP_SERVER = new URL("../../mcp_server/", import.meta.url);

/** Where the refusals of a customer's writes are made, and of every call. */
const FOLDERS = ["booking", "order", "form", "customer", "operation"]
  .concat("storage");

/** Refusals of what staff, a service or a connected program does. */
const OF_OTHERS = [
  // A call that is not let in; the approval waits, or the person signs in again.
  ...["insufficient_scope", "invalid_token", "keys_unavailable"],
  ...["not_for_staff", "rate_limited", "role_required", "sign_in_required"],
  ...["unavailable", "user_required", "idempotency_key_reused"],
  // Staff at their desk.
  ...["details_of_account", "not_a_walk_in", "status_not_possible"],
  ...["already_refunded", "order_already_paid", "refund_too_large"],
  // What the payment's own system reports.
  ...["hold_too_long", "order_cancelled", "order_expired", "order_not_paid"],
  ...["payment_already_used", "refund_mismatch"],
];

/** Codes that this service gives to an answer that was none of these. */
const OF_THIS_SERVICE = [
  "invalid_call",
  "no_preview",
  "not_allowed",
  "unknown_tool",
];

const CODES = [
  // Zod's own issues, which become `invalid_input`, are "custom".
  /\bcode: [`"](?!custom)([a-z_$]+)/g,
  /\b(?:notHeld|refusal)\(\s*"([a-z_]+)"/g,
];

Deno.test("every refusal of a customer's write has a sentence of its own in both languages", async () => {
  const codes = new Set(OF_THIS_SERVICE.concat("not_found", "invalid_input"));
  for (const folder of FOLDERS) {
    for await (const source of sourcesIn(new URL(`${folder}/`, MCP_SERVER))) {
      for (const pattern of CODES) {
        for (const [, code] of source.matchAll(pattern)) codes.add(code!);
      }
    }
  }
  // The only one that is put together.
  assert(codes.delete("too_late_to_$"));
  codes.add("too_late_to_change").add("too_late_to_cancel");
  for (const known of ["form_changed", "out_of_stock", "price_changed"]) {
    assert(codes.has(known), `${known} was not found in the sources`);
  }
  assertEquals(OF_OTHERS.filter((code) => !codes.has(code)), []);
  const told = [...codes].filter((code) => !OF_OTHERS.includes(code));
  for (const locale of ["ja", "en"] as const) {
    assertEquals(told.filter((code) => !refusalIn(locale, { code })), []);
  }
});

Deno.test("what is gone is named: a form is not offered any more, a service is not, a product is not on sale", () => {
  const gone = ["bookingId", "serviceId", "stylistId", "orderId", "formId"];
  for (const locale of ["ja", "en"] as const) {
    const code = "not_found";
    const sentences = gone.map((field) =>
      refusalIn(locale, { code, details: { field } })
    ).concat(refusalIn(locale, { code: "product_not_found" }));
    assertEquals(new Set(sentences).size, gone.length + 1);
    assert(!sentences.includes(refusalIn(locale, { code })));
  }
  const details = { field: "formId" };
  assert(
    refusalIn("en", { code: "not_found", details })!
      .startsWith("This form is not offered any more"),
  );
});

Deno.test("a start that is not on offer, and an order that cannot be cancelled, are told with the reason", () => {
  for (const locale of ["ja", "en"] as const) {
    const reasons = ["past", "too_soon", "too_far", "closed", "off_step"];
    const starts = reasons.map((reason) =>
      refusalIn(locale, { code: "slot_unavailable", details: { reason } })
    );
    assertEquals(new Set(starts).size, reasons.length);
    const code = "order_not_cancellable";
    const paid = { status: "confirmed", paymentStatus: "paid" };
    const expired = { status: "expired", paymentStatus: "unpaid" };
    assertNotEquals(
      refusalIn(locale, { code, details: paid }),
      refusalIn(locale, { code, details: expired }),
    );
  }
});

async function* sourcesIn(folder: URL): AsyncGenerator<string> {
  for await (const { name, isDirectory } of Deno.readDir(folder)) {
    if (isDirectory) yield* sourcesIn(new URL(`${name}/`, folder));
    const isSource = name.endsWith(".ts") && !/(^test_|_test\.ts$)/.test(name);
    if (isSource) yield await Deno.readTextFile(new URL(name, folder));
  }
}
