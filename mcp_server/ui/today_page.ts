import type { BookingListPage } from "../booking/admin.ts";
import { bookingList } from "../booking/read_operations.ts";
import type { StaffBooking } from "../booking/schemas.ts";
import { customerChanges } from "../customer/changes_operations.ts";
import type { CustomerChangesPage } from "../customer/desk_schemas.ts";
import {
  formSubmissions,
  type SubmissionPage,
} from "../form/submissions_operation.ts";
import type { OrderPage } from "../order/desk_schemas.ts";
import { orderList } from "../order/read_operations.ts";
import {
  type LowStock,
  productLowStock,
} from "../product/low_stock_operation.ts";
import type { DeskRequest } from "./desk/handlers.ts";

const LIMIT = 20;
const DAY = 24 * 60 * 60 * 1000;

/** Parts of the page by the topic after whose changes they are read anew. */
export const TOPICS = ["calendar", "order", "product", "form"] as const;
export type Topic = typeof TOPICS[number];

/** What a day needs, each part null where it was not asked for. */
export async function loadToday({ staff, state, url }: DeskRequest) {
  const topics = topicsOf(url);
  const ifAny = <Result>(
    of: readonly Topic[],
    read: () => Promise<Result>,
  ): Promise<Result | null> =>
    of.some((topic) => topics.has(topic)) ? read() : Promise.resolve(null);
  const list = (args: object) => staff.call<BookingListPage>(bookingList, args);
  const orders = (args: object) => staff.call<OrderPage>(orderList, args);
  const yesterday = new Date(state.now.getTime() - DAY).toISOString();
  const [today, requested, toHandOut, unpaid, lowStock, forms, changes] =
    await Promise.all([
      ifAny(["calendar"], () => list({ range: "today", limit: 100 })),
      ifAny(
        ["calendar"],
        () => list({ range: "upcoming", status: "requested", limit: LIMIT }),
      ),
      ifAny(["order"], () =>
        orders({
          status: "confirmed",
          paymentStatus: "paid",
          fulfilmentStatus: "unfulfilled",
          limit: LIMIT,
        })),
      ifAny(["order"], () => orders({ status: "pending", limit: LIMIT })),
      ifAny(
        ["order", "product"],
        () => staff.call<LowStock>(productLowStock, {}),
      ),
      ifAny(["form"], () =>
        staff.call<SubmissionPage>(formSubmissions, {
          from: yesterday,
          limit: LIMIT,
        })),
      ifAny(
        ["calendar", "order", "form"],
        () => staff.call<CustomerChangesPage>(customerChanges, {}),
      ),
    ]);
  return {
    day: today && partsOf(today.items, state.now),
    requested: requested?.items ?? null,
    toHandOut: toHandOut?.items ?? null,
    unpaid: unpaid?.items ?? null,
    lowStock: lowStock?.items ?? null,
    forms: forms?.items ?? null,
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
