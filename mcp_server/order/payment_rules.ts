import type { PaymentOutcome } from "./payment_schemas.ts";
import type { Order } from "./schemas.ts";

/** A payment as it was reported. */
export interface Payment {
  paymentIntent: string;
  amountMinor: number;
  currency: string;
}

/** An order, as far as a payment is concerned. */
export type PayableOrder = Pick<
  Order,
  "status" | "paymentStatus" | "totalMinor" | "currency"
>;

/**
 * What becomes of a payment that is reported for the first time. An order that
 * expired is paid all the same where its items are still there; what was
 * cancelled stays cancelled.
 *
 * @param isInStock Whether enough of each item is there, apart from what others
 * hold. It is asked last, as it locks the products.
 */
export async function judgePayment(
  order: PayableOrder,
  { amountMinor, currency }: Omit<Payment, "paymentIntent">,
  isInStock: () => Promise<boolean>,
): Promise<PaymentOutcome> {
  if (order.paymentStatus !== "unpaid") return "paid_twice";
  if (order.status === "cancelled") return "order_cancelled";
  const isExact = amountMinor === order.totalMinor &&
    currency === order.currency;
  if (!isExact) return "amount_mismatch";
  return await isInStock() ? "paid" : "no_stock";
}
