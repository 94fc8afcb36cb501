import type { BookingListPage } from "../booking/admin.ts";
import { bookingMenu } from "../booking/menu/operations.ts";
import { bookingList } from "../booking/read_operations.ts";
import type { StaffBooking } from "../booking/schemas.ts";
import { customerChanges } from "../customer/changes_operations.ts";
import type { CustomerChangesPage } from "../customer/desk_schemas.ts";
import type { DeskRequest } from "./desk/handlers.ts";
import type { OperationRef } from "./desk/operation_name.ts";
import { readIfAny } from "./desk/read_if_any.ts";
import type { SubmissionPage } from "./records/submission.ts";
import { loadSetUp } from "./shop/set_up.ts";
import type { OrderPage } from "./records/order.ts";
import type { LowStock } from "./records/product.ts";

const LIMIT = 20;
const DAY = 24 * 60 * 60 * 1000;

const TO_HAND_OUT = {
  status: "confirmed",
  paymentStatus: "paid",
  fulfilmentStatus: "unfulfilled",
};

/** Parts of the page by the topic after whose changes they are read anew. */
export const TOPICS = ["calendar", "order", "product", "form"] as const;
export type Topic = typeof TOPICS[number];

/**
 * What a day needs; a part is null where it was not asked for, or its slice is
 * not there.
 */
export async function loadToday({ staff, state, url }: DeskRequest) {
  const topics = topicsOf(url);
  const read = <Result>(
    of: readonly Topic[],
    operation: OperationRef,
    args: object,
  ) =>
    of.some((topic) => topics.has(topic))
      ? readIfAny<Result>(staff, operation, args)
      : null;
  const yesterday = new Date(state.now.getTime() - DAY).toISOString();
  const bookings = (args: object) =>
    read<BookingListPage>(["calendar"], bookingList, args);
  const orders = (args: object) =>
    read<OrderPage>(["order"], "order_list", { ...args, limit: LIMIT });
  const [today, requested, toHandOut, unpaid, lowStock, forms, changes] =
    await Promise.all([
      bookings({ range: "today", limit: 100 }),
      bookings({ range: "upcoming", status: "requested", limit: LIMIT }),
      orders(TO_HAND_OUT),
      orders({ status: "pending" }),
      read<LowStock>(["order", "product"], "product_low_stock", {}),
      read<SubmissionPage>(["form"], "form_submissions", {
        from: yesterday,
        limit: LIMIT,
      }),
      read<CustomerChangesPage>(
        ["calendar", "order", "form"],
        customerChanges,
        {},
      ),
    ]);
  // A shop that has bookings needs no list of what to do first.
  const isEmpty = topics.size === TOPICS.length && today?.items.length === 0 &&
    changes?.items.length === 0;
  return {
    steps: isEmpty && staff.may(bookingMenu) ? await loadSetUp(staff) : [],
    day: today && partsOf(today.items, state.now),
    requested: requested && requested.items,
    toHandOut: toHandOut && toHandOut.items,
    unpaid: unpaid && unpaid.items,
    lowStock: lowStock && lowStock.items,
    forms: forms && forms.items,
    changes,
  };
}
export type Today = Awaited<ReturnType<typeof loadToday>>;

/** A page that stays open asks for the parts alone whose topics changed. */
function topicsOf(url: URL): ReadonlySet<Topic> {
  const asked = url.searchParams.get("only")?.split(",");
  return new Set(TOPICS.filter((topic) => asked?.includes(topic) ?? true));
}

/** Somebody who has not come after so long is late. */
const LATE = 10 * 60 * 1000;
/** How many of those who come next are shown. */
const NEXT = 8;

/** The bookings of a day, by what somebody at the desk does with them. */
export function partsOf(bookings: readonly StaffBooking[], now: Date) {
  const begun = (booking: StaffBooking, ms = 0) =>
    Date.parse(booking.start) + ms <= now.getTime();
  const isLate = (booking: StaffBooking) =>
    booking.status === "confirmed" && begun(booking, LATE);
  return {
    late: bookings.filter(isLate),
    now: bookings.filter((booking) =>
      ["confirmed", "completed"].includes(booking.status) &&
      begun(booking) && Date.parse(booking.end) > now.getTime() &&
      !isLate(booking)
    ),
    next: bookings.filter((booking) =>
      booking.status === "confirmed" && !begun(booking)
    ).slice(0, NEXT),
  };
}
