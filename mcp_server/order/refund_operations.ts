import { ApiError, notFound } from "../../shared/http/errors.ts";
import {
  defineOperation,
  type Operation,
  type OperationContext,
  READING,
} from "../operation/operation.ts";
import type { StoredOrder } from "./columns.ts";
import {
  markRefundedInput,
  refundsInput,
  refundsOutput,
  type RefundStatus,
} from "./payment_schemas.ts";
import { listRequestedRefunds } from "./refund_reads.ts";
import {
  agreeWithRefunds,
  type KnownRefund,
  lockRefund,
  setRefundStatus,
} from "./refund_store.ts";
import { recordReported } from "./reported_refund.ts";
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
      "order_refunds にある返金がどうなったかを記録します。決済サービスの画面で直接行われた返金は、そこでの番号を refundId に、支払いを paymentIntent に入れて報告します。同じ報告をもう一度渡しても何も変わりません。失敗した返金は戻らず、スタッフが改めて依頼します。",
    en:
      "Records what became of a refund from order_refunds. One that was made in the payment provider's own pages is reported with its id there as refundId, and its paymentIntent. The same report again changes nothing. A failed refund stays failed; staff ask anew.",
  },
  input: markRefundedInput,
  output: orderOutput,
  async run(context, { orderId, status: reported, ...report }) {
    const { sql, actor } = context;
    const order = await getOrder(sql, actor, orderId, { forUpdate: true });
    if (!order) throw notFound("Order", "orderId");
    context.noteBefore({ order: toOrder(order, context) });
    const status = reported === "pending" ? "in_progress" : reported;
    const known = await lockRefund(sql, { ...report, orderId });
    const agreed = known
      ? await change(context, order, { ...report, known, status })
      : await recordReported(context, order, { ...report, status });
    return { order: toOrder(agreed, context) };
  },
});

/** Writes what became of a refund that the caller was asked for. */
async function change(
  { sql, now }: OperationContext,
  order: StoredOrder,
  { known, amountMinor, currency, status }: {
    known: KnownRefund;
    amountMinor: number;
    currency: string;
    status: RefundStatus;
  },
): Promise<StoredOrder> {
  if (known.amountMinor !== amountMinor || known.currency !== currency) {
    throw mismatch(known);
  }
  if (!mayFollow(known.status, status)) return order;
  await setRefundStatus(sql, known.id, { status, now });
  return await agreeWithRefunds(sql, order, now);
}

/** Reports come in any order: a bank may return what had succeeded, no more. */
function mayFollow(from: RefundStatus, to: RefundStatus): boolean {
  const rank = {
    requested: 0,
    // It was made before it was found that it is not needed.
    not_needed: 0,
    in_progress: 1,
    succeeded: 2,
    failed: 3,
  };
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
