import * as z from "zod";
import {
  id,
  instant,
  limit,
  minorUnits,
  opaque,
  storedId,
} from "../operation/fields.ts";
import { notPersonal } from "../storage/personal.ts";
import { order, orderId } from "./schemas.ts";

const AMOUNT = { examples: [3600] };

/** What the payment provider calls a payment. */
export const paymentIntent = notPersonal(opaque(255)).min(1)
  .meta({ examples: ["pi_3Qx9"] });

const ownOrder = orderId
  .describe("Id of an order of one of this service's users");

const money = {
  amountMinor: minorUnits.meta(AMOUNT),
  currency: notPersonal(
    z.string().regex(/^[A-Z]{3}$/, "must be ISO 4217 in capitals"),
  ).meta({ examples: ["JPY"] }).describe("ISO 4217 in capitals, e.g. JPY"),
};

/** What became of a payment; the order keeps the money of a paid one alone. */
export const paymentOutcome = z.enum([
  "paid",
  "paid_twice",
  "order_cancelled",
  "amount_mismatch",
  "no_stock",
]);
export type PaymentOutcome = z.output<typeof paymentOutcome>;

/** Why staff give money back. */
export const staffReason = z.enum([
  "customer_wish",
  "not_available",
  "faulty",
  "goodwill",
]);
export const refundReason = z.enum([
  ...paymentOutcome.exclude(["paid"]).options,
  ...staffReason.options,
  // By somebody who did not say why.
  "made_at_provider",
]);
export const refundStatus = z.enum([
  "requested",
  "in_progress",
  "succeeded",
  "failed",
  // Somebody gave the money back otherwise before it was made.
  "not_needed",
]);
export type RefundStatus = z.output<typeof refundStatus>;

/** Money that is to be given back, or was. */
export const refund = z.strictObject({
  refundId: storedId.meta({ examples: ["rfd_5b1e"] }),
  ...money,
  reason: refundReason,
  status: refundStatus,
});
export type Refund = z.output<typeof refund>;

export const holdInput = z.strictObject({
  orderId: ownOrder,
  until: instant.nullable()
    .describe("End of the hold; null ends it now"),
});

export const markPaidInput = z.strictObject({
  orderId: ownOrder,
  paymentIntent: paymentIntent
    .describe("What the payment provider calls the payment"),
  ...money,
});
export const markPaidOutput = z.strictObject({
  order,
  outcome: paymentOutcome,
  refund: refund.nullable(),
});

export const refundsInput = z.strictObject({ limit });
export const refundsOutput = z.strictObject({
  items: z.array(z.strictObject({
    ...refund.omit({ status: true }).shape,
    orderId: storedId,
    userId: storedId,
    number: order.shape.number,
    paymentIntent,
  })),
});

const refundId = id.meta({ examples: ["rfd_5b1e"] })
  .describe(
    "Id of a refund from order_refunds, or the payment provider's id of one that was made there",
  );

export const markRefundedInput = z.strictObject({
  orderId: ownOrder,
  refundId,
  paymentIntent: paymentIntent.optional()
    .describe("The payment of a refund that is not from order_refunds"),
  ...money,
  status: z.enum(["pending", "succeeded", "failed"])
    .describe("What became of it at the payment provider"),
});

const word = notPersonal(opaque(100)).min(1);

export const markDisputedInput = z.strictObject({
  orderId: ownOrder,
  disputeId: id.meta({ examples: ["dp_1"] }),
  paymentIntent,
  ...money,
  status: word.meta({ examples: ["needs_response"] }),
  reason: word.meta({ examples: ["fraudulent"] }),
  dueBy: instant.nullable().describe("Until when evidence may be sent"),
});
