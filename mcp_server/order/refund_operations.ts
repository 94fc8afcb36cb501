import { ApiError, notFound } from "../../shared/http/errors.ts";
import { defineOperation, type Operation } from "../operation/operation.ts";
import { READING } from "../operation/operation.ts";
import {
  markRefundedInput,
  refundsInput,
  refundsOutput,
  type RefundStatus,
} from "./payment_schemas.ts";
import { listRequestedRefunds } from "./refund_reads.ts";
import {
  agreeWithRefunds,
  lockRefund,
  setRefundStatus,
} from "./refund_store.ts";
import { orderOutput } from "./schemas.ts";
import { reporting } from "./service_operation.ts";
import { getOrder } from "./store.ts";
import { toOrder } from "./view.ts";

/** Refunds that are answered if the caller sets no number. */
const DEFAULT_LIMIT = 20;

export const orderRefunds: Operation = defineOperation({
  noun: "order",
  verb: "refunds",
  kind: "read",
  audience: "service",
  staff: "none",
  scope: "order:pay",
  title: { ja: "返金の依頼の一覧", en: "List refunds to make" },
  description: {
    ja:
      "このサービスで受け取り、これから返すお金を、古いものから返します。返したら order_mark_refunded で報告してください。",
    en:
      "Lists money that this service took and has to give back, the oldest first. Report what became of it with order_mark_refunded.",
  },
  annotations: READING,
  input: refundsInput,
  output: refundsOutput,
  run: async ({ sql }, { limit = DEFAULT_LIMIT }) => ({
    items: await listRequestedRefunds(sql, limit),
  }),
});

export const orderMarkRefunded: Operation = defineOperation({
  ...reporting,
  verb: "mark_refunded",
  title: { ja: "返金を記録する", en: "Record a refund" },
  description: {
    ja:
      "order_refunds にある返金がどうなったかを記録します。同じ報告をもう一度渡しても何も変わりません。失敗した返金は戻らず、スタッフが改めて依頼します。",
    en:
      "Records what became of a refund from order_refunds. The same report again changes nothing. A failed refund stays failed; staff ask anew.",
  },
  input: markRefundedInput,
  output: orderOutput,
  async run(context, { orderId, refundId, amountMinor, currency, status }) {
    const { sql, actor, now } = context;
    const order = await getOrder(sql, actor, orderId, { forUpdate: true });
    if (!order) throw notFound("Order", "orderId");
    context.noteBefore({ order: toOrder(order, context) });
    const refund = await lockRefund(sql, { orderId, refundId });
    if (!refund) throw notFound("Refund", "refundId");
    if (refund.amountMinor !== amountMinor || refund.currency !== currency) {
      throw mismatch(refund);
    }
    const next = status === "pending" ? "in_progress" : status;
    if (!mayFollow(refund.status, next)) {
      return { order: toOrder(order, context) };
    }
    await setRefundStatus(sql, refundId, { status: next, now });
    const agreed = await agreeWithRefunds(sql, order, now);
    return { order: toOrder(agreed, context) };
  },
});

/** Reports come in any order: a bank may return what had succeeded, no more. */
function mayFollow(from: RefundStatus, to: RefundStatus): boolean {
  const rank = { requested: 0, in_progress: 1, succeeded: 2, failed: 3 };
  return rank[to] > rank[from];
}

function mismatch(
  { amountMinor, currency }: { amountMinor: number; currency: string },
): ApiError {
  return new ApiError("Amount and currency are not those of the refund", {
    status: 409,
    code: "refund_mismatch",
    details: { amountMinor, currency },
  });
}
