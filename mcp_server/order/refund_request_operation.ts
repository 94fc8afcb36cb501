import { ApiError, notFound } from "../../shared/http/errors.ts";
import {
  CHANGING,
  defineStaffOperation,
  type Operation,
  type OperationContext,
} from "../operation/operation.ts";
import type { StoredOrder } from "./columns.ts";
import { readStaffOrder } from "./desk_view.ts";
import { getPayment } from "./payment_store.ts";
import { amountToRefund, GIVEN_BACK } from "./refund_rules.ts";
import {
  agreeWithRefunds,
  cancelIfVoid,
  createRefund,
  sumRefunds,
} from "./refund_store.ts";
import { refundInput, refundOutput } from "./staff_payment_schemas.ts";
import { getOrder } from "./store.ts";

export const orderRefund: Operation = defineStaffOperation({
  noun: "order",
  verb: "refund",
  kind: "write",
  scope: "order:read",
  title: { ja: "返金する", en: "Give money back" },
  description: {
    ja:
      "支払いの全部か一部を返します。カードなどの支払いは、受け取ったサービスが返すまで requested です。店頭の支払いは、店頭で返したものとして記録します。全額を返すと、まだ引き渡していない注文は取り消されます。",
    en:
      "Gives a payment back, whole or in part. A payment by card stays requested until the service that took it has given it back; one at the counter is recorded as given back there. An order of which all is given back is cancelled, if it was not handed over.",
  },
  annotations: { ...CHANGING, idempotentHint: false },
  input: refundInput,
  output: refundOutput,
  async run(context, { orderId, amountMinor, reason, paymentIntent }) {
    const { sql, actor, now, newId } = context;
    const order = await getOrder(sql, actor, orderId, { forUpdate: true });
    if (!order) throw notFound("Order", "orderId");
    context.noteBefore({ order: await readStaffOrder(context, orderId) });
    const paid = await paymentOf(context, order, paymentIntent);
    const of = { orderId, paymentIntent: paid.paymentIntent };
    const givenBackMinor = await sumRefunds(sql, of, GIVEN_BACK);
    const amount = amountToRefund({ ...paid, givenBackMinor }, amountMinor);
    const refund = await createRefund(sql, {
      ...of,
      id: newId("rfd_"),
      amountMinor: amount,
      currency: paid.currency,
      reason,
      // Nobody else gives back what was paid at the counter.
      status: paid.paymentIntent === null ? "succeeded" : "requested",
      now,
    });
    if (paid.isKept) {
      const agreed = await agreeWithRefunds(sql, order, now);
      const givenBack = givenBackMinor + amount;
      await cancelIfVoid(sql, agreed, { givenBack, now });
    }
    return { order: await readStaffOrder(context, orderId), refund };
  },
});

/** A payment to give back from. */
interface PaidMoney {
  paymentIntent: string | null;
  paidMinor: number;
  currency: string;
  /** Whether it is the one that pays for the order. */
  isKept: boolean;
}

async function paymentOf(
  { sql }: OperationContext,
  order: StoredOrder,
  paymentIntent: string | undefined,
): Promise<PaidMoney> {
  const { paymentIntent: own, totalMinor, currency } = order;
  if (paymentIntent === undefined || paymentIntent === own) {
    if (order.paymentStatus === "unpaid") throw notPaid();
    return {
      paymentIntent: own,
      paidMinor: totalMinor,
      currency,
      isKept: true,
    };
  }
  const payment = await getPayment(sql, { paymentIntent, orderId: order.id });
  if (!payment) throw notFound("Payment", "paymentIntent");
  return {
    paymentIntent,
    paidMinor: payment.amountMinor,
    currency: payment.currency,
    isKept: false,
  };
}

function notPaid(): ApiError {
  return new ApiError("This order is not paid", {
    status: 409,
    code: "order_not_paid",
  });
}
