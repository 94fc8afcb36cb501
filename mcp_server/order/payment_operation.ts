import { ApiError, notFound } from "../../shared/http/errors.ts";
import {
  defineOperation,
  type Operation,
  type OperationContext,
} from "../operation/operation.ts";
import { sqlState } from "../storage/database_error.ts";
import { judgePayment, type Payment, type PaymentDecision } from "./rules.ts";
import { markPaidInput, orderOutput } from "./schemas.ts";
import type { StoredOrder } from "./columns.ts";
import { getOrder, markOrderPaid } from "./store.ts";
import { toOrder } from "./view.ts";

/** SQLSTATE of a row that another one is equal to. */
const UNIQUE_VIOLATION = "23505";

export const orderMarkPaid: Operation = defineOperation({
  noun: "order",
  verb: "mark_paid",
  kind: "write",
  audience: "service",
  staff: "none",
  scope: "order:pay",
  title: { ja: "支払いを記録する", en: "Record a payment" },
  description: {
    ja:
      "このサービスの利用者の注文を支払い済みにします。金額と通貨は注文と一致していなければなりません。同じ paymentIntent をもう一度渡しても何も変わりません。order_expired、order_cancelled、order_already_paid、payment_already_used のときは受け取った代金を返金してください。",
    en:
      "Marks an order of one of this service's users as paid. Amount and currency must be the order's exactly. The same paymentIntent again changes nothing. On order_expired, order_cancelled, order_already_paid and payment_already_used give the money back.",
  },
  annotations: {
    readOnlyHint: false,
    destructiveHint: false,
    idempotentHint: true,
    openWorldHint: false,
  },
  input: markPaidInput,
  output: orderOutput,
  async run(context, { orderId, ...payment }) {
    const { sql, actor, now } = context;
    const order = await getOrder(sql, actor, orderId, { forUpdate: true });
    if (!order) throw notFound("Order", "orderId");
    context.noteBefore({ order: toOrder(order, context) });
    const decision = judgePayment(order, payment, now);
    if (decision === "known") return { order: toOrder(order, context) };
    if (decision !== "accept") throw refusal(decision, order);
    return { order: toOrder(await pay(context, orderId, payment), context) };
  },
});

async function pay(
  { sql, now }: OperationContext,
  orderId: string,
  { paymentIntent }: Payment,
): Promise<StoredOrder> {
  try {
    return await markOrderPaid(sql, orderId, { paymentIntent, now });
  } catch (error) {
    if (sqlState(error) !== UNIQUE_VIOLATION) throw error;
    throw new ApiError("This payment already paid for another order", {
      status: 409,
      code: "payment_already_used",
    });
  }
}

const SENTENCES = {
  amount_mismatch: "Amount and currency are not those of the order",
  order_already_paid: "This order was already paid with another payment",
  order_cancelled: "This order was cancelled and cannot be paid",
  order_expired: "This order expired before it was paid",
};

function refusal(
  code: Exclude<PaymentDecision, "accept" | "known">,
  { totalMinor, currency }: StoredOrder,
): ApiError {
  return new ApiError(SENTENCES[code], {
    status: 409,
    code,
    ...(code === "amount_mismatch" && { details: { totalMinor, currency } }),
  });
}
