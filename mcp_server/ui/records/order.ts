import type { Bilingual } from "../../../shared/ui/locale.ts";

// Orders as the pages read them, by what `order_list` and `order_get` answer.
// The slice of orders compares its schemas with these.

export const ORDER_STATUSES = [
  "pending",
  "confirmed",
  "completed",
  "cancelled",
  "expired",
] as const;
export const PAYMENTS = ["unpaid", "paid", "refunded"] as const;
export const FULFILMENTS = ["unfulfilled", "fulfilled"] as const;

/** An order as staff see it; moments are ISO 8601 with offset. */
export interface StaffOrder {
  id: string;
  number: string;
  status: typeof ORDER_STATUSES[number];
  paymentStatus: typeof PAYMENTS[number];
  fulfilmentStatus: typeof FULFILMENTS[number];
  items: readonly {
    productId: string;
    name: Bilingual;
    quantity: number;
    unitPriceMinor: number;
  }[];
  totalMinor: number;
  /** ISO 4217. */
  currency: string;
  /** When an unpaid order is given up; null for every other. */
  expiresAt: string | null;
  paidAt: string | null;
  /** Given back so far. */
  refundedMinor: number;
  /** Whether a voucher waits to be paid at a convenience store. */
  awaitsVoucher: boolean;
  /** Null if it is not paid, or was paid at the counter. */
  paymentIntent: string | null;
  /** Since when it can be picked up; null if it cannot yet. */
  readyAt: string | null;
  customer: { id: string; name: string };
  note: string | null;
  staffNote: string | null;
  createdAt: string;
}

/** A page of a list of orders. */
export interface OrderPage {
  items: readonly StaffOrder[];
  nextCursor: string | null;
}

/** What can happen to an order, as its history tells it. */
export const HISTORY_EVENTS = [
  "placed",
  "cancelled",
  "held",
  "let_go",
  "paid",
  "paid_twice",
  "paid_though_cancelled",
  "paid_wrong_amount",
  "paid_without_stock",
  "paid_at_counter",
  "refund_decided",
  "refund_begun",
  "refunded",
  "refund_failed",
  "contested",
  "contest_over",
  "ready",
  "handed_over",
  "noted",
  "changed",
] as const;

/** What happened to an order, the latest first. */
export interface OrderHistory {
  items: readonly {
    at: string;
    event: typeof HISTORY_EVENTS[number];
    /** Until when it is held, where it was held. */
    until: string | null;
    by: "user" | "staff" | "service";
    staffName: string | null;
  }[];
}

/** Why staff give money back. */
export const REFUND_REASONS = [
  "customer_wish",
  "not_available",
  "faulty",
  "goodwill",
] as const;
/** Why a payment was not accepted. */
export const REJECTIONS = [
  "paid_twice",
  "order_cancelled",
  "amount_mismatch",
  "no_stock",
] as const;
export const REFUND_STATUSES = [
  "requested",
  "in_progress",
  "succeeded",
  "failed",
  "not_needed",
] as const;

/** An amount, when it was paid, given back or contested, and its reference. */
interface Money {
  amountMinor: number;
  currency: string;
  at: string;
}

/** A payment, and what became of it. */
export interface OrderPayment extends Money {
  paymentIntent: string;
  outcome: "paid" | typeof REJECTIONS[number];
}

/** Payments, refunds and disputes of an order. */
export interface OrderPayments {
  payments: readonly OrderPayment[];
  refunds: readonly (Money & {
    refundId: string;
    paymentIntent: string | null;
    reason:
      | typeof REJECTIONS[number]
      | typeof REFUND_REASONS[number]
      | "made_at_provider";
    status: typeof REFUND_STATUSES[number];
  })[];
  disputes: readonly (Money & {
    disputeId: string;
    status: string;
    reason: string;
    dueBy: string | null;
  })[];
}

/** Payments that were not accepted. */
export interface Mismatches {
  items: readonly (OrderPayment & {
    orderId: string;
    number: string;
    customerName: string;
    /** Null while the money is kept. */
    refundStatus: typeof REFUND_STATUSES[number] | null;
  })[];
}
