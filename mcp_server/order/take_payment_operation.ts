import { ApiError, notFound } from "../../shared/http/errors.ts";
import {
  CHANGING,
  defineStaffOperation,
  type Operation,
  type OperationContext,
} from "../operation/operation.ts";
import type { StoredOrder } from "./columns.ts";
import { isInStock } from "./payment_store.ts";
import { getInput, orderOutput } from "./schemas.ts";
import { getOrder, markOrderPaid } from "./store.ts";
import { toOrder } from "./view.ts";

export const orderTakePayment: Operation = defineStaffOperation({
  noun: "order",
  verb: "take_payment",
  kind: "write",
  scope: "order:read",
  title: { ja: "店頭で支払いを受ける", en: "Take a payment at the counter" },
  description: {
    ja:
      "注文の代金を店頭で受け取ったことを記録します。期限が切れていても、在庫があれば支払い済みになります。もう一度呼んでも何も変わりません。",
    en:
      "Records that an order was paid at the counter. An expired one is paid as well where its items are still there. Doing it again changes nothing.",
  },
  annotations: CHANGING,
  input: getInput,
  output: orderOutput,
  async run(context, { orderId }) {
    const { sql, actor, now } = context;
    const order = await getOrder(sql, actor, orderId, { forUpdate: true });
    if (!order) throw notFound("Order", "orderId");
    context.noteBefore({ order: toOrder(order, context) });
    if (order.paymentStatus === "paid" && order.paymentIntent === null) {
      return { order: toOrder(order, context) };
    }
    await requirePayable(context, order);
    const counter = { paymentIntent: null, now };
    const paid = await markOrderPaid(sql, orderId, counter);
    return { order: toOrder(paid, context) };
  },
});

async function requirePayable(
  { sql, now }: OperationContext,
  { id, status, paymentStatus }: StoredOrder,
): Promise<void> {
  if (paymentStatus !== "unpaid") {
    throw refusal("order_already_paid", "This order is paid already");
  }
  if (status === "cancelled") {
    throw refusal("order_cancelled", "This order was cancelled");
  }
  if (await isInStock(sql, id, now)) return;
  throw refusal("out_of_stock", "There is not enough left of what was ordered");
}

function refusal(code: string, sentence: string): ApiError {
  return new ApiError(sentence, { status: 409, code });
}
