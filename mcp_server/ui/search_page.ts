import { HttpError } from "fresh";
import type { BookingListPage } from "../booking/admin.ts";
import { bookingList } from "../booking/read_operations.ts";
import type { StaffBooking } from "../booking/schemas.ts";
import { customerList } from "../customer/desk_reads.ts";
import type { CustomerPage } from "../customer/desk_schemas.ts";
import type { DeskRequest } from "./desk/handlers.ts";
import { readIfAny } from "./desk/read_if_any.ts";
import { parameter } from "./query.ts";
import type { OrderPage } from "./records/order.ts";

const LIMIT = 10;
/** What the beginning of an order's number can look like. */
const NUMBER = /^[0-9a-z]{2,4}(-?[0-9a-z]{0,4})$/i;

/** Customers and orders that a few words may mean, and who of them comes next. */
export async function loadSearch({ staff, url }: DeskRequest) {
  // Nothing is read where nothing is asked for, and so nobody refused by that.
  if (!staff.may(customerList)) throw new HttpError(403, "Not for this role");
  const query = parameter(url, "q")?.slice(0, 100) ?? "";
  const none: CustomerPage = { items: [], nextCursor: null };
  const number = query.normalize("NFKC");
  const [customers, orders] = await Promise.all([
    query === "" ? none : staff.call<CustomerPage>(customerList, {
      query,
      limit: LIMIT,
    }),
    NUMBER.test(number)
      ? readIfAny<OrderPage>(staff, "order_list", { number, limit: LIMIT })
      : null,
  ]);
  const customerIds = customers.items.map(({ id }) => id);
  const bookings = customerIds.length === 0
    ? { items: [] as StaffBooking[] }
    : await staff.call<BookingListPage>(bookingList, {
      range: "upcoming",
      customerIds,
      limit: LIMIT,
    });
  return {
    query,
    customers,
    orders: orders?.items ?? [],
    bookings: bookings.items,
  };
}
