import { notFound } from "../../shared/http/errors.ts";
import { getPaymentSettings } from "../business/store.ts";
import {
  defineOperation,
  type Operation,
  type OperationContext,
} from "../operation/operation.ts";
import type { StoredOrder } from "./columns.ts";
import { judgePayment, type Payment } from "./payment_rules.ts";
import {
  markPaidInput,
  markPaidOutput,
  type PaymentOutcome,
  type Refund,
} from "./payment_schemas.ts";
import {
  alreadyUsed,
  createPayment,
  getPayment,
  isInStock,
} from "./payment_store.ts";
import { createRefund, getRefundOf } from "./refund_store.ts";
import { reporting } from "./service_operation.ts";
import { getOrder, markOrderPaid } from "./store.ts";
import { toOrder } from "./view.ts";

export const orderMarkPaid: Operation = defineOperation({
  ...reporting,
  verb: "mark_paid",
  title: { ja: "支払いを記録する", en: "Record a payment" },
  description: {
    ja:
      "このサービスの利用者の注文に支払われたお金を記録します。outcome が paid のときだけ注文は支払い済みです。期限が切れていても在庫があれば支払い済みになり、取り消された注文は戻りません。受け取れないお金は refund に入り、order_refunds にも出ます。同じ paymentIntent をもう一度渡しても同じ答えで、何も変わりません。",
    en:
      "Records money that was paid for an order of one of this service's users. The order is paid only if `outcome` is paid: an expired one also, where its items are still there, a cancelled one never. Money that cannot be kept is in `refund`, and in order_refunds. The same paymentIntent again is answered the same and changes nothing.",
  },
  input: markPaidInput,
  output: markPaidOutput,
  async run(context, { orderId, ...payment }) {
    const { sql, actor } = context;
    const order = await getOrder(sql, actor, orderId, { forUpdate: true });
    if (!order) throw notFound("Order", "orderId");
    context.noteBefore({ order: toOrder(order, context) });
    const outcome = await knownOutcome(context, order, payment);
    if (outcome) {
      const refund = await getRefundOf(sql, { orderId, ...payment });
      return { order: toOrder(order, context), outcome, refund };
    }
    return await record(context, order, payment);
  },
});

/** What became of the payment when it was reported before. */
async function knownOutcome(
  { sql }: OperationContext,
  { id, paymentIntent: paidWith }: StoredOrder,
  { paymentIntent }: Payment,
): Promise<PaymentOutcome | undefined> {
  const known = await getPayment(sql, { paymentIntent });
  if (known && known.orderId !== id) throw alreadyUsed();
  // A server of the version before writes it to the order alone.
  return known?.outcome ?? (paidWith === paymentIntent ? "paid" : undefined);
}

async function record(
  context: OperationContext,
  order: StoredOrder,
  payment: Payment,
) {
  const { sql, now, newId } = context;
  const { id: orderId } = order;
  const outcome = await judgePayment(
    order,
    payment,
    () => isInStock(sql, orderId, now),
  );
  const row = { id: newId("pay_"), orderId, outcome, ...payment, now };
  await createPayment(sql, row);
  if (outcome === "paid") {
    const paid = await markOrderPaid(sql, orderId, { ...payment, now });
    return { order: toOrder(paid, context), outcome, refund: null };
  }
  const refund = await giveBack(context, orderId, { ...payment, outcome });
  return { order: toOrder(order, context), outcome, refund };
}

/** Notes that the money is to be given back, unless staff decide that. */
async function giveBack(
  { sql, now, newId }: OperationContext,
  orderId: string,
  { outcome, ...payment }: Payment & {
    outcome: Exclude<PaymentOutcome, "paid">;
  },
): Promise<Refund | null> {
  if (payment.amountMinor === 0) return null;
  if (outcome === "amount_mismatch") {
    const { refundMismatches } = await getPaymentSettings(sql);
    if (!refundMismatches) return null;
  }
  return await createRefund(sql, {
    ...payment,
    id: newId("rfd_"),
    orderId,
    reason: outcome,
    status: "requested",
    now,
  });
}
