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
  return await unlessRefused(callAsService("order:pay", call)) !== undefined;
}

/**
 * Records the payment. It is not kept where the shop cannot deliver for it: then
 * the shop asks for a refund.
 *
 * @throws {Error} If the shop cannot be reached, or does not know the order.
 */
export async function markPaid(
  { callAsService }: ShopDeps,
  orderId: string,
  payment: Payment,
): Promise<{ isKept: boolean }> {
  const call = { path: "order/mark_paid", body: { orderId, ...payment } };
  const answer = await callAsService("order:pay", call) as { refund?: unknown };
  return { isKept: !answer.refund };
}

async function unlessRefused<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof ServiceRefusal && [404, 409].includes(error.status)) {
      return undefined;
    }
    throw error;
  }
}
