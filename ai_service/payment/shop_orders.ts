import * as z from "zod";
import { ServiceRefusal } from "../auth/service_call.ts";
import type { PaymentDeps } from "./deps.ts";

type ShopDeps = Pick<PaymentDeps, "callAsService">;

/** A payment, as the shop records it. */
export interface Payment {
  paymentIntent: string;
  amountMinor: number;
  /** ISO 4217 in capitals. */
  currency: string;
}

/**
 * Holds the order until then, ISO 8601; null ends the hold. False where the
 * order cannot be paid any more.
 *
 * @throws {Error} If the shop cannot be reached.
 */
export async function holdOrder(
  { callAsService }: ShopDeps,
  orderId: string,
  until: string | null,
): Promise<boolean> {
  const call = { path: "order/hold", body: { orderId, until } };
  try {
    await callAsService("order:pay", call);
    return true;
  } catch (error) {
    if (!(error instanceof ServiceRefusal)) throw error;
    if (error.status === 409) return false;
    if (error.status !== 404) throw error;
    // A shop of an earlier release holds orders by itself alone.
    return error.field !== "orderId";
  }
}

/** What the shop does with a payment. */
export type PaymentAnswer =
  | "paid"
  /** It cannot deliver, and asks for a refund. */
  | "returned"
  /** The same, as the order was cancelled before. */
  | "cancelled"
  /** Another payment has paid the order, and this one is to be given back. */
  | "twice"
  /** It is not what the order costs, and staff decide what becomes of it. */
  | "unclear"
  /** It takes no note of the money, which is to be given back. */
  | "refused";

/** Outcomes of which the customer is told the reason. */
const RETURNED: Record<string, PaymentAnswer> = {
  paid_twice: "twice",
  order_cancelled: "cancelled",
};

/**
 * Records the payment.
 *
 * @throws {Error} If the shop cannot be reached.
 */
export async function markPaid(
  { callAsService }: ShopDeps,
  orderId: string,
  payment: Payment,
): Promise<PaymentAnswer> {
  const call = { path: "order/mark_paid", body: { orderId, ...payment } };
  try {
    const answer = paidAnswer.parse(await callAsService("order:pay", call));
    if (answer.outcome === "paid") return "paid";
    if (!answer.refund) return "unclear";
    return RETURNED[answer.outcome] ?? "returned";
  } catch (error) {
    if (!(error instanceof ServiceRefusal) || !isFinal(error)) throw error;
    return error.code === USED ? "unclear" : "refused";
  }
}

const paidAnswer = z.object({
  // A shop of an earlier release refuses what it does not keep.
  outcome: z.string().default("paid"),
  refund: z.unknown(),
});

/** The payment was recorded for another order, and is that one's. */
const USED = "payment_already_used";

/** Whether the shop would refuse the same payment for ever. */
function isFinal({ status, field }: ServiceRefusal): boolean {
  return status === 409 || status === 404 && field === "orderId";
}
