import type { z } from "zod";
import { ApiError, notFound } from "../../shared/http/errors.ts";
import { formatMoney } from "../../shared/ui/format.ts";
import { lockCustomer } from "../customer/store.ts";
import {
  CHANGING,
  type Operation,
  type OperationContext,
} from "../operation/operation.ts";
import type { Preview, PreviewReader } from "../operation/preview.ts";
import { defineWrite, inSteps, type PlanContext } from "../operation/write.ts";
import type { StoredOrder } from "./columns.ts";
import { statusAt } from "./rules.ts";
import { getInput, orderOutput } from "./schemas.ts";
import { cancelOrder, getOrder, lockOrder } from "./store.ts";
import { toOrder } from "./view.ts";

type CancelInput = z.output<typeof getInput>;

export const orderCancel: Operation = defineWrite({
  noun: "order",
  verb: "cancel",
  scope: "order:create",
  previewScopes: ["order:read"],
  title: { ja: "注文を取り消す", en: "Cancel an order" },
  description: {
    ja:
      "このお客様の未払いの注文を取り消し、在庫を戻します。支払い済みの注文は取り消せないので（order_not_cancellable）、店に連絡するようお伝えください。すでに取り消した注文はそのまま返します。",
    en:
      "Cancels one of this customer's unpaid orders and gives its stock back. A paid order cannot be cancelled here (order_not_cancellable): the customer has to contact the business. Cancelling again changes nothing.",
  },
  annotations: CHANGING,
  user: inSteps({
    input: getInput,
    output: orderOutput,
    lock: (context, { orderId }) => [
      ...(context.actor.kind === "staff" ? [] : [lockCustomer(context)]),
      lockOrder(context.sql, context.actor, orderId),
    ],
    plan: planCancellation,
    apply: applyCancellation,
    describe: describeCancellation,
  }),
  staff: "same",
});

/** An order that is cancelled already may be cancelled again, to no effect. */
async function planCancellation(
  { sql, actor, now }: PlanContext,
  { orderId }: CancelInput,
): Promise<StoredOrder> {
  const order = await getOrder(sql, actor, orderId);
  if (!order) throw notFound("Order", "orderId");
  const status = statusAt(order, now);
  if (status === "pending" || status === "cancelled") return order;
  const advice = actor.kind === "staff"
    ? "what was paid can be given back by a refund"
    : "please contact the business";
  throw new ApiError(
    `This order is ${status} and cannot be cancelled here; ${advice}`,
    {
      status: 409,
      code: "order_not_cancellable",
      details: { status, paymentStatus: order.paymentStatus },
    },
  );
}

async function applyCancellation(
  context: OperationContext,
  order: StoredOrder,
) {
  const { sql, now } = context;
  context.noteBefore({ order: toOrder(order, context) });
  if (order.status === "cancelled") return { order: toOrder(order, context) };
  await cancelOrder(sql, order.id, now);
  const cancelled = { ...order, status: "cancelled" as const };
  return { order: toOrder(cancelled, context) };
}

function describeCancellation(
  { locale }: PreviewReader,
  { number, status, items, totalMinor, currency }: StoredOrder,
): Preview {
  const total = formatMoney(totalMinor, currency, locale);
  const summary = status === "cancelled"
    ? {
      ja: `ご注文 ${number} は、すでに取り消されています。`,
      en: `Order ${number} is cancelled already.`,
    }
    : {
      ja: `ご注文 ${number}（合計${total}）を取り消します。`,
      en: `Cancel order ${number} of ${total} in total.`,
    };
  return {
    title: { ja: "注文の取消の確認", en: "Confirm the cancellation" }[locale],
    summary: summary[locale],
    details: [
      { label: { ja: "注文番号", en: "Order" }[locale], value: number },
      ...items.map(({ name, quantity }) => ({
        label: { ja: "商品", en: "Product" }[locale],
        value: `${name[locale]} × ${quantity}`,
      })),
    ],
    fields: [],
  };
}
