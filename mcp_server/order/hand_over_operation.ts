import { ApiError, notFound } from "../../shared/http/errors.ts";
import {
  CHANGING,
  defineStaffOperation,
  type Operation,
} from "../operation/operation.ts";
import type { StoredOrder } from "./columns.ts";
import { getInput, orderOutput } from "./schemas.ts";
import { getOrder, markHandedOver } from "./store.ts";
import { statusAt } from "./rules.ts";
import { recordHandOver } from "./hand_over_stock.ts";
import { toOrder } from "./view.ts";

export const orderHandOver: Operation = defineStaffOperation({
  noun: "order",
  verb: "hand_over",
  kind: "write",
  scope: "order:read",
  title: { ja: "商品を引き渡す", en: "Hand an order over" },
  description: {
    ja:
      "支払い済みの注文を引き渡し済みにし、その数を在庫から引きます。すでに引き渡した注文はそのまま返します。",
    en:
      "Marks a paid order as handed over and takes its items from the stock. Doing it again changes nothing.",
  },
  annotations: CHANGING,
  input: getInput,
  output: orderOutput,
  async run(context, { orderId }) {
    const { sql, actor, now } = context;
    const order = await getOrder(sql, actor, orderId, { forUpdate: true });
    if (!order) throw notFound("Order", "orderId");
    context.noteBefore({ order: toOrder(order, context) });
    if (order.fulfilmentStatus === "fulfilled") {
      return { order: toOrder(order, context) };
    }
    requirePaid(order, now);
    const row = await markHandedOver(sql, orderId, now);
    await recordHandOver(context, orderId);
    return { order: toOrder(row, context) };
  },
});

/** @throws {ApiError} 409 with the code of what stands against it. */
export function requirePaid(order: StoredOrder, now: Date): void {
  const { status, paymentStatus } = order;
  const code = standsAgainst(order, now);
  if (code === undefined) return;
  throw new ApiError("Only a paid order can be handed over", {
    status: 409,
    code,
    details: { status, paymentStatus },
  });
}

function standsAgainst(order: StoredOrder, now: Date): string | undefined {
  if (order.fulfilmentStatus === "fulfilled") return "order_handed_over";
  if (order.paymentStatus === "refunded") return "order_refunded";
  switch (statusAt(order, now)) {
    case "cancelled":
      return "order_cancelled";
    case "expired":
      return "order_expired";
    default:
      return order.paymentStatus === "paid" ? undefined : "order_not_paid";
  }
}
