import type Stripe from "stripe";
import { chargeOf } from "./payment_intent.ts";

/** What differs between two refunds. */
export interface NewRefund {
  id: string;
  created: number;
  amount: number;
  intent: Stripe.PaymentIntent;
  metadata: Record<string, string>;
  reason: Stripe.Refund["reason"];
}

/** A refund that has gone through, with every field that the API names. */
export function createRefund(refund: NewRefund): Stripe.Refund {
  return {
    id: refund.id,
    object: "refund",
    amount: refund.amount,
    balance_transaction: null,
    charge: chargeOf(refund.intent.id),
    created: refund.created,
    currency: refund.intent.currency,
    customer: null,
    customer_account: null,
    metadata: refund.metadata,
    payment_intent: refund.intent.id,
    payment_method: null,
    reason: refund.reason,
    receipt_number: null,
    source_transfer_reversal: null,
    status: "succeeded",
    transfer_reversal: null,
  };
}
