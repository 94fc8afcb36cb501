import type { Context } from "../context.ts";
import type { Order } from "../data.ts";
import type { Answer, Job } from "../job.ts";
import { readOrders } from "../reads/shop.ts";
import type { OrderLine } from "../words/order.ts";

/** Orders that are told at once. */
const MAX_ORDERS = 10;

/** Tells the person's orders, the newest first. */
export function myOrders(context: Context, { slots }: Job): Answer {
  const orders = readOrders(context).slice(0, MAX_ORDERS);
  const { words } = context;
  if (orders.length === 0) return { text: words.order.noOrders };
  const { which } = slots;
  const isLast = which?.which === "last";
  const shown = isLast ? orders.slice(0, 1) : orders;
  return {
    text: words.order.orders(
      shown.map((order) => orderLine(context, order)),
      context.format.time(context.conversation.now),
    ),
    shown: { kind: "orders", ids: shown.map(({ id }) => id) },
  };
}

/** An order, in words. */
export function orderLine(context: Context, order: Order): OrderLine {
  const { number, items, totalMinor, currency, expiresAt, status } = order;
  const isHeld = status === "pending" && expiresAt;
  return {
    number,
    items: items.map((item) => ({
      name: context.name(item),
      quantity: item.quantity,
    })),
    total: context.format.money(totalMinor, currency),
    status: statusOf(order),
    ...(isHeld && { heldUntil: context.format.moment(new Date(expiresAt)) }),
  };
}

function statusOf(
  { status, paymentStatus, fulfilmentStatus }: Order,
): OrderLine["status"] {
  if (paymentStatus === "refunded") return "refunded";
  if (status === "cancelled" || status === "expired") return status;
  if (fulfilmentStatus === "fulfilled") return "handedOver";
  return paymentStatus === "paid" ? "paid" : "unpaid";
}
