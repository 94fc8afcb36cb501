import { notFound } from "../../shared/http/errors.ts";
import { getPaymentSettings } from "../business/store.ts";
import {
  defineOperation,
  type Operation,
  type OperationContext,
} from "../operation/operation.ts";
import type { StoredOrder } from "./columns.ts";
import {
  hasExpired,
  isVoucher,
  requireHoldable,
  requireShortEnough,
} from "./hold_rules.ts";
import { holdInput } from "./payment_schemas.ts";
import { isInStock } from "./payment_store.ts";
import { orderOutput } from "./schemas.ts";
import { reporting } from "./service_operation.ts";
import { getOrder, updateOrder } from "./store.ts";
import { toOrder } from "./view.ts";

export const orderHold: Operation = defineOperation({
  ...reporting,
  verb: "hold",
  title: { ja: "支払いを待って取り置く", en: "Hold an order for its payment" },
  description: {
    ja:
      "支払いが始まった注文の在庫を until まで確保します。延ばすだけで、短くはなりません。注文から 2 時間まで、2 時間より先の until はコンビニ払いとして店の設定した日数まで（hold_too_long）。until が null なら、いま確保を終えます。order_expired、order_cancelled、order_already_paid のときは支払いを受け付けないでください。",
    en:
      "Holds the stock of an order whose payment began until `until`. It only extends: up to 2 hours after the order was placed, or, for an `until` more than 2 hours away, as a voucher up to the business's number of days (hold_too_long). A null `until` ends the hold now. On order_expired, order_cancelled and order_already_paid take no payment.",
  },
  input: holdInput,
  output: orderOutput,
  async run(context, { orderId, until }) {
    const { sql, actor } = context;
    const order = await getOrder(sql, actor, orderId, { forUpdate: true });
    if (!order) throw notFound("Order", "orderId");
    context.noteBefore({ order: toOrder(order, context) });
    const held = until === null
      ? await endHold(context, order)
      : await extendHold(context, order, new Date(until));
    return { order: toOrder(held, context) };
  },
});

async function endHold(
  { sql, now }: OperationContext,
  order: StoredOrder,
): Promise<StoredOrder> {
  if (order.status !== "pending" || order.expiresAt <= now) return order;
  const changes = { expiresAt: now, awaitsVoucher: false, updatedAt: now };
  return await updateOrder(sql, order.id, changes);
}

async function extendHold(
  { sql, now, timeZone }: OperationContext,
  order: StoredOrder,
  until: Date,
): Promise<StoredOrder> {
  requireHoldable(order, now);
  if (until <= order.expiresAt) return order;
  const settings = await getPaymentSettings(sql);
  requireShortEnough(order, until, { now, settings, timeZone });
  if (!await isInStock(sql, order.id, now)) throw hasExpired();
  return await updateOrder(sql, order.id, {
    expiresAt: until,
    awaitsVoucher: order.awaitsVoucher || isVoucher(until, now),
    updatedAt: now,
  });
}
