import type { Context } from "../context.ts";
import type { Booking, Order } from "../data.ts";
import type { Answer, Job } from "../job.ts";
import { readOrders } from "../reads/shop.ts";
import { readServicesAndBookings } from "../reads/bookings.ts";
import type { Intent } from "../reading/frame.ts";
import { cancelBookings } from "./cancel_bookings.ts";
import { cancelOrders, isUnpaid } from "./cancel_orders.ts";
import { orderLine } from "./my_orders.ts";
import { lineOf } from "./say.ts";

/** Cancels, where it was not said whether a booking or an order. */
export function cancel(context: Context, job: Job): Answer {
  const kind = kindOf(context, job);
  if (kind) return cancelKind(context, job, kind);
  const { services, bookings } = readServicesAndBookings(context);
  const orders = readOrders(context).filter(isUnpaid);
  if (orders.length === 0) return cancelKind(context, job, "cancel_booking");
  if (bookings.length === 0) return cancelKind(context, job, "cancel_order");
  const lines = [
    ...bookings.map((booking) => lineOf(context, booking, services)),
    ...orders.map((order) =>
      context.words.order.line(orderLine(context, order))
    ),
  ];
  return {
    text: context.words.change.bookingOrOrder(lines),
    asked: { slot: "which" },
    shown: {
      kind: "bookings",
      ids: [...bookings, ...orders].map(idOf),
      orderIds: orders.map(idOf),
    },
    pending: job,
  };
}

function idOf({ id }: Booking | Order): string {
  return id;
}

function cancelKind(
  context: Context,
  job: Job,
  intent: Extract<Intent, "cancel_booking" | "cancel_order">,
): Answer {
  return intent === "cancel_order"
    ? cancelOrders(context, { ...job, intent })
    : cancelBookings(context, { ...job, intent });
}

/** What tells it: a name, a day, what was made last, what there is at all. */
function kindOf(
  context: Context,
  { slots: { which = {}, bookingIds, orderIds } }: Job,
): "cancel_booking" | "cancel_order" | undefined {
  if (orderIds || which.number || which.products) return "cancel_order";
  if (bookingIds || which.services || which.day || which.time) {
    return "cancel_booking";
  }
  if (!context.can("order_list") || !context.can("order_cancel")) {
    return "cancel_booking";
  }
  if (!context.can("booking_list")) return "cancel_order";
  const isLast = which.which === "last" || which.choice?.kind === "this";
  return isLast ? madeLast(context) : undefined;
}

function madeLast(context: Context) {
  const made = context.known.findLast(({ tool, outcome }) =>
    outcome.ok && MADE.has(tool)
  );
  return made &&
    (made.tool === "order_create"
      ? "cancel_order" as const
      : "cancel_booking" as const);
}

const MADE = new Set(["booking_create", "booking_update", "order_create"]);
