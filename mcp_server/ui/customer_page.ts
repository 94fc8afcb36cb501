import type { BookingListPage } from "../booking/admin.ts";
import {
  type BookingCounts,
  bookingCounts,
} from "../booking/counts_operation.ts";
import { bookingList } from "../booking/read_operations.ts";
import { customerGet, customerList } from "../customer/desk_reads.ts";
import type { CustomerPage, CustomerRecord } from "../customer/desk_schemas.ts";
import {
  formSubmissions,
  type SubmissionPage,
} from "../form/submissions_operation.ts";
import type { OrderPage } from "../order/desk_schemas.ts";
import { orderList } from "../order/read_operations.ts";
import type { DeskRequest } from "./desk/handlers.ts";
import { parameter } from "./query.ts";

const LIMIT = 20;

/** Everything that a customer's page shows; each slice answers its own part. */
export async function loadCustomer({ staff, params, url }: DeskRequest) {
  const customerId = params.id ?? "";
  const { customer } = await staff.call<{ customer: CustomerRecord }>(
    customerGet,
    { customerId },
  );
  const bookings = (range: "upcoming" | "past") =>
    staff.call<BookingListPage>(bookingList, {
      range,
      customerIds: [customerId],
      limit: LIMIT,
    });
  const query = parameter(url, "merge")?.slice(0, 100) ?? "";
  const [upcoming, past, { counts }, orders, submissions, found] = await Promise
    .all([
      bookings("upcoming"),
      bookings("past"),
      staff.call<{ counts: BookingCounts }>(bookingCounts, { customerId }),
      staff.call<OrderPage>(orderList, { customerId, limit: LIMIT }),
      staff.call<SubmissionPage>(formSubmissions, { customerId, limit: LIMIT }),
      query === "" ? { items: [] } : staff.call<CustomerPage>(customerList, {
        query,
        limit: LIMIT,
      }),
    ]);
  return {
    customer,
    counts,
    upcoming: upcoming.items,
    past: past.items,
    orders,
    submissions: submissions.items,
    merging: { query, found: found.items },
  };
}
