import { assertEquals } from "@std/assert";
import {
  judgePayment,
  type PayableOrder,
  type Payment,
} from "./payment_rules.ts";
import type { PaymentOutcome } from "./payment_schemas.ts";

const OPEN: PayableOrder = {
  status: "pending",
  paymentStatus: "unpaid",
  totalMinor: 5280,
  currency: "JPY",
};
const PAYMENT = { paymentIntent: "pi_1", amountMinor: 5280, currency: "JPY" };

Deno.test("a payment is kept when it is exact, the first one, of an order that stands, and of items that are there", async () => {
  const paid = { status: "confirmed", paymentStatus: "paid" } as const;
  const cases: [PaymentOutcome, Partial<PayableOrder>, Partial<Payment>][] = [
    ["paid", {}, {}],
    ["paid", { status: "expired" }, {}],
    ["amount_mismatch", {}, { amountMinor: 5279 }],
    ["amount_mismatch", {}, { amountMinor: 5281 }],
    ["amount_mismatch", {}, { amountMinor: 528_000 }],
    ["amount_mismatch", {}, { amountMinor: 0 }],
    ["amount_mismatch", {}, { currency: "USD" }],
    ["amount_mismatch", {}, { currency: "jpy" }],
    ["order_cancelled", { status: "cancelled" }, {}],
    ["order_cancelled", { status: "cancelled" }, { amountMinor: 1 }],
    ["paid_twice", paid, {}],
    ["paid_twice", paid, { amountMinor: 1 }],
    ["paid_twice", { ...paid, status: "completed" }, {}],
    ["paid_twice", { ...paid, paymentStatus: "refunded" }, {}],
  ];
  for (const [expected, order, change] of cases) {
    for (const isThere of [true, false]) {
      const outcome = await judgePayment(
        { ...OPEN, ...order },
        { ...PAYMENT, ...change },
        () => Promise.resolve(isThere),
      );
      const wanted = expected === "paid" && !isThere ? "no_stock" : expected;
      assertEquals(outcome, wanted, JSON.stringify([order, change, isThere]));
    }
  }
});
