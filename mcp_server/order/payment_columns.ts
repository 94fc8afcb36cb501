import * as z from "zod";
import { currency, minorUnits, storedId } from "../operation/fields.ts";
import { owner } from "../storage/owned_by.ts";
import { defineTable, type RowOf } from "../storage/table.ts";
import {
  markDisputedInput,
  paymentIntent,
  paymentOutcome,
  refundReason,
  refundStatus,
} from "./payment_schemas.ts";

const money = { amountMinor: minorUnits, currency };
const { disputeId, status, reason } = markDisputedInput.shape;

export const orderPayments = defineTable("order_payments", {
  id: storedId,
  orderId: storedId,
  issuer: storedId,
  paymentIntent,
  ...money,
  outcome: paymentOutcome,
  createdAt: z.date(),
});
export type StoredPayment = RowOf<typeof orderPayments>;

export const orderRefunds = defineTable("order_refunds", {
  id: storedId,
  orderId: storedId,
  ...owner,
  /** Null if it was given back at the counter. */
  paymentIntent: paymentIntent.nullable(),
  ...money,
  reason: refundReason,
  status: refundStatus,
  createdAt: z.date(),
  updatedAt: z.date(),
});
export type StoredRefund = RowOf<typeof orderRefunds>;

export const orderDisputes = defineTable("order_disputes", {
  id: disputeId,
  orderId: storedId,
  issuer: storedId,
  paymentIntent,
  ...money,
  status,
  reason,
  dueBy: z.date().nullable(),
  updatedAt: z.date(),
});
export type StoredDispute = RowOf<typeof orderDisputes>;

export const paymentRow = orderPayments.pick(
  "id",
  "orderId",
  "paymentIntent",
  "amountMinor",
  "currency",
  "outcome",
  "createdAt",
);
export const refundRow = orderRefunds.pick(
  "id",
  "orderId",
  "paymentIntent",
  "amountMinor",
  "currency",
  "reason",
  "status",
  "createdAt",
);
