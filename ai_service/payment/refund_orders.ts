import * as z from "zod";
import Stripe from "stripe";
import type { PaymentDeps, SettleDeps } from "./deps.ts";
import { refundStatus, reportAftermath } from "./report_aftermath.ts";
import type { RefundStatus } from "./sentences.ts";
import { tellRefund } from "./tell.ts";

/** How many are asked for at once. */
const LIMIT = 50;

const refundAnswer = z.object({
  items: z.array(z.object({
    refundId: z.string(),
    orderId: z.string(),
    userId: z.string(),
    paymentIntent: z.string(),
    amountMinor: z.number().int().positive(),
    currency: z.string().length(3),
  })),
});

/** Money that the shop asks to give back. */
export type WantedRefund = z.output<typeof refundAnswer>["items"][number];

/**
 * Gives back what the shop asks for, and reports it. Each refund has a key of
 * its own, so that doing this twice, or in two places at once, gives nothing
 * back twice; Stripe forgets keys after a day, so what was made is looked for
 * first. What fails is tried again at the next call.
 */
export async function refundOrders(deps: PaymentDeps): Promise<void> {
  const { payment, log } = deps;
  if (!payment) return;
  try {
    for (const refund of await wantedRefunds(deps)) {
      await refundOne({ ...deps, payment }, refund);
    }
  } catch (cause) {
    log.error("refunds_delayed", { cause });
  }
}

async function wantedRefunds(
  { callAsService }: PaymentDeps,
): Promise<WantedRefund[]> {
  const call = { path: "order/refunds", body: { limit: LIMIT } };
  return refundAnswer.parse(await callAsService("order:pay", call)).items;
}

async function refundOne(
  deps: SettleDeps,
  wanted: WantedRefund,
): Promise<void> {
  const { callAsService, log } = deps;
  const { orderId, refundId, userId, amountMinor, currency } = wanted;
  try {
    const status = await askStripe(deps, wanted);
    const body = { orderId, refundId, amountMinor, currency, status };
    await callAsService("order:pay", { path: "order/mark_refunded", body });
    await tellRefund(deps, userId, { ...wanted, status });
    log.info("order_refunded", { userId, orderId, refundId, status });
  } catch (cause) {
    log.error("refund_delayed", { userId, orderId, refundId, cause });
  }
}

/**
 * Whether the shop asks for it otherwise, or no more, now that it knows what
 * somebody gave back in the pages of Stripe meanwhile.
 */
async function isChanged(
  deps: SettleDeps,
  wanted: WantedRefund,
): Promise<boolean> {
  await reportAftermath(deps, wanted);
  const now = await wantedRefunds(deps);
  return !now.some(({ refundId, amountMinor }) =>
    refundId === wanted.refundId && amountMinor === wanted.amountMinor
  );
}

/** What became of it; a refusal of Stripe is for staff to look at. */
async function askStripe(
  deps: SettleDeps,
  wanted: WantedRefund,
): Promise<RefundStatus> {
  const { payment: { stripe }, log } = deps;
  const { refundId, paymentIntent, amountMinor, orderId, userId } = wanted;
  const metadata = { order_id: orderId, user_id: userId, refund_id: refundId };
  try {
    const made = await stripe.refunds
      .list({ payment_intent: paymentIntent, limit: 100 });
    const known = made.data
      .find((each) => each.metadata?.refund_id === refundId);
    const refund = known ?? await stripe.refunds.create(
      { payment_intent: paymentIntent, amount: amountMinor, metadata },
      { idempotencyKey: `refund:${refundId}` },
    );
    return refundStatus(refund);
  } catch (error) {
    const { StripeInvalidRequestError } = Stripe.errors;
    if (!(error instanceof StripeInvalidRequestError)) throw error;
    if (await isChanged(deps, wanted)) throw error;
    log.error("refund_refused", { userId, orderId, refundId, cause: error });
    return "failed";
  }
}
