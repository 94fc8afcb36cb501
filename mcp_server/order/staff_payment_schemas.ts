import * as z from "zod";
import {
  currency,
  cursor,
  limit,
  localInstant,
  minorUnits,
  nextCursor,
  storedId,
} from "../operation/fields.ts";
import { notPersonal, personal } from "../storage/personal.ts";
import { staffOrder } from "./desk_schemas.ts";
import {
  paymentIntent,
  paymentOutcome,
  refund,
  refundStatus,
  staffReason,
} from "./payment_schemas.ts";
import { getInput, order } from "./schemas.ts";

const at = localInstant;
const money = { amountMinor: minorUnits, currency };

export const refundInput = getInput.extend({
  amountMinor: minorUnits.min(1).optional()
    .describe("A part, in minor units; without it, all that is left"),
  reason: staffReason,
  paymentIntent: paymentIntent.optional()
    .describe("A payment that the order did not keep; without it, its own"),
});
export const refundOutput = z.strictObject({ order: staffOrder, refund });

/** A payment that was reported of an order. */
export const payment = z.strictObject({
  paymentIntent,
  ...money,
  outcome: paymentOutcome,
  at,
});

export const paymentsOutput = z.strictObject({
  payments: z.array(payment),
  refunds: z.array(refund.extend({
    /** Null if it was given back at the counter. */
    paymentIntent: paymentIntent.nullable(),
    at,
  })),
  disputes: z.array(z.strictObject({
    disputeId: storedId,
    paymentIntent,
    ...money,
    status: notPersonal(z.string()),
    reason: notPersonal(z.string()),
    dueBy: at.nullable(),
    at,
  })),
});
export type OrderPayments = z.output<typeof paymentsOutput>;

export const mismatchesInput = z.strictObject({ limit, cursor });
export const mismatchesOutput = z.strictObject({
  items: z.array(payment.extend({
    orderId: storedId,
    number: order.shape.number,
    customerName: personal(z.string()),
    totalMinor: minorUnits,
    orderCurrency: currency,
    /** Null while the money is kept. */
    refundStatus: refundStatus.nullable(),
  })),
  nextCursor,
});
export type Mismatches = z.output<typeof mismatchesOutput>;
