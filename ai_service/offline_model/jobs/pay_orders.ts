import type { Context } from "../context.ts";
import type { Answer } from "../job.ts";
import { readPhone } from "../reads/business.ts";
import { readOrders } from "../reads/shop.ts";
import { orderLine } from "./my_orders.ts";

/** Tells which orders wait for payment, and where they are paid. */
export function payOrders(context: Context): Answer {
  const { words, format, conversation: { now } } = context;
  const unpaid = readOrders(context).filter(({ status, paymentStatus }) =>
    status === "pending" && paymentStatus === "unpaid"
  );
  const lines = unpaid.map((order) => orderLine(context, order));
  const at = { phone: readPhone(context), time: format.time(now) };
  return { text: words.order.howToPay(lines, at) };
}
