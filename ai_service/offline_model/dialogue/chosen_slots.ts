import type { Context } from "../context.ts";
import { dateAt, minutesAt } from "../days.ts";
import type { JobSlots, ShownList } from "../job.ts";

/** What the chosen things of a list are for a job. */
export function slotsOf(
  context: Context,
  { kind, orderIds: orders = [] }: ShownList,
  ids: readonly string[],
  { number }: JobSlots,
): JobSlots {
  const [id = ""] = ids;
  switch (kind) {
    case "slots":
      return {
        day: { kind: "on", date: dateAt(id, context.timeZone) },
        time: { kind: "at", minutes: minutesAt(id, context.timeZone) },
      };
    case "services":
      return { services: [...ids] };
    case "products":
      return {
        items: ids.map((productId) => ({
          productId,
          ...(number !== undefined && { quantity: number }),
        })),
      };
    case "bookings":
      return bookingsOrOrders(ids, orders);
    case "orders":
      return { orderIds: [...ids] };
    case "stylists":
      return { stylist: { kind: "one", id } };
    case "forms":
      return { formId: id };
  }
}

/** Where both could be cancelled, one list shows both. */
function bookingsOrOrders(
  ids: readonly string[],
  orders: readonly string[],
): JobSlots {
  const orderIds = ids.filter((id) => orders.includes(id));
  const bookingIds = ids.filter((id) => !orders.includes(id));
  return {
    ...(bookingIds.length > 0 && { bookingIds }),
    ...(orderIds.length > 0 && { orderIds }),
  };
}
