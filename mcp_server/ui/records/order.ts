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

/** What was done with an order, the first first. */
export interface OrderHistory {
  items: readonly {
    at: string;
    operation: string;
    by: "user" | "staff" | "service";
    staffName: string | null;
  }[];
}
