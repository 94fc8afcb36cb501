import type { Context } from "../context.ts";
import type { Order } from "../data.ts";
import type { Answer, Job } from "../job.ts";
import { readOrders } from "../reads/shop.ts";
import { readPhone } from "../reads/business.ts";
import type { WhichSlot } from "../reading/frame.ts";
import { orderLine } from "./my_orders.ts";

/** Cancels the unpaid orders that are meant, each by a card of its own. */
export function cancelOrders(context: Context, job: Job): Answer {
  const orders = readOrders(context);
  const { words } = context;
  if (orders.length === 0) return { text: words.order.noOrders };
  const named = namedOrders(orders, job);
  const open = (named ?? orders).filter(isUnpaid);
  if (open.length === 0) return notCancellable(context, named);
  const meant = meantOf(open, job);
  if (meant.length === 0) return which(context, job, open);
  const lines = meant.map((order) => orderLine(context, order));
  return {
    text: words.order.willCancel(lines),
    calls: meant.map(({ id }) => ({
      name: "order_cancel",
      args: { orderId: id },
    })),
    pending: {
      ...job,
      slots: { ...job.slots, orderIds: meant.map(({ id }) => id) },
    },
  };
}

/** Whether the person can still cancel it. */
export function isUnpaid({ status }: Order): boolean {
  return status === "pending";
}

/** The orders that were named; undefined where none was. */
function namedOrders(
  orders: readonly Order[],
  { slots: { orderIds, which = {} } }: Job,
): Order[] | undefined {
  if (orderIds) return orders.filter(({ id }) => orderIds.includes(id));
  const isNamed = which.number !== undefined || which.products !== undefined;
  return isNamed ? orders.filter((order) => fits(order, which)) : undefined;
}

function fits(
  { number, items }: Order,
  { number: wanted, products }: WhichSlot,
): boolean {
  const isNumber = !wanted || digits(number) === digits(wanted);
  return isNumber && (!products ||
    items.some(({ productId }) => products.includes(productId)));
}

function digits(number: string): string {
  return number.toUpperCase().replaceAll(/[^A-Z0-9]/g, "");
}

function meantOf(open: readonly Order[], { slots }: Job): readonly Order[] {
  const { which = {}, orderIds } = slots;
  const { choice, all, except } = which;
  if (orderIds) return open;
  if (all || choice?.kind === "all") {
    return except ? open.filter((order) => !fits(order, except)) : open;
  }
  if (choice?.kind === "nth") {
    const one = open.at(choice.n > 0 ? choice.n - 1 : choice.n);
    return one ? [one] : [];
  }
  const isLast = which.which === "last" || choice?.kind === "this";
  return open.length === 1 || isLast ? open.slice(0, 1) : [];
}

function which(context: Context, job: Job, open: readonly Order[]): Answer {
  const lines = open.map((order) => orderLine(context, order));
  return {
    text: context.words.order.whichOrder(lines),
    asked: { slot: "which" },
    shown: { kind: "orders", ids: open.map(({ id }) => id) },
    pending: job,
  };
}

function notCancellable(
  context: Context,
  named: readonly Order[] | undefined,
): Answer {
  const { words } = context;
  const phone = readPhone(context);
  const [order] = named ?? [];
  return {
    text: order
      ? words.order.notCancellable(orderLine(context, order), phone)
      : words.order.nothingUnpaid(phone),
  };
}
