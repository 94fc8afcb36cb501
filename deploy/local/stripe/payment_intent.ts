import type Stripe from "stripe";

/** What differs between the payment intents of two sessions. */
export interface NewIntent {
  id: string;
  created: number;
  amount: number;
  currency: string;
  metadata: Record<string, string>;
  method: "card" | "konbini";
  /** Until when a voucher can be paid. */
  voucherEndsAt?: Date;
  status: Stripe.PaymentIntent.Status;
}

/** The payment of a session, with every field that the API names. */
export function createIntent(intent: NewIntent): Stripe.PaymentIntent {
  const isPaid = intent.status === "succeeded";
  return {
    ...UNUSED,
    id: intent.id,
    object: "payment_intent",
    amount: intent.amount,
    amount_received: isPaid ? intent.amount : 0,
    created: intent.created,
    currency: intent.currency,
    latest_charge: isPaid ? chargeOf(intent.id) : null,
    metadata: intent.metadata,
    next_action: intent.voucherEndsAt ? voucher(intent.voucherEndsAt) : null,
    payment_method_types: [intent.method],
    status: intent.status,
  };
}

function voucher(endsAt: Date): Stripe.PaymentIntent.NextAction {
  return {
    type: "konbini_display_details",
    konbini_display_details: {
      expires_at: Math.floor(endsAt.getTime() / 1000),
      hosted_voucher_url: null,
      stores: {
        familymart: { payment_code: "123456" },
        lawson: null,
        ministop: null,
        seicomart: null,
      },
    },
  };
}

/** The same payment, once the money is there. */
export function succeeded(intent: Stripe.PaymentIntent): Stripe.PaymentIntent {
  return {
    ...intent,
    amount_received: intent.amount,
    latest_charge: chargeOf(intent.id),
    next_action: null,
    status: "succeeded",
  };
}

/** The id of a payment's only charge. */
export function chargeOf(intentId: string): string {
  return intentId.replace(/^pi_/, "ch_");
}

const UNUSED = {
  allowed_payment_method_types: null,
  amount_capturable: 0,
  application: null,
  application_fee_amount: null,
  automatic_payment_methods: null,
  canceled_at: null,
  cancellation_reason: null,
  capture_method: "automatic_async",
  client_secret: null,
  confirmation_method: "automatic",
  customer: null,
  customer_account: null,
  description: null,
  excluded_payment_method_types: null,
  last_payment_error: null,
  livemode: false,
  managed_payments: null,
  on_behalf_of: null,
  payment_method: null,
  payment_method_configuration_details: null,
  payment_method_options: {},
  payment_record: null,
  processing: null,
  receipt_email: null,
  review: null,
  setup_future_usage: null,
  shipping: null,
  source: null,
  statement_descriptor: null,
  statement_descriptor_suffix: null,
  transfer_group: null,
} satisfies Partial<Stripe.PaymentIntent>;
