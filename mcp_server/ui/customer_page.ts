import type { BookingListPage } from "../booking/admin.ts";
import {
  type BookingCounts,
  bookingCounts,
} from "../booking/counts_operation.ts";
import { bookingList } from "../booking/read_operations.ts";
import { customerGet, customerList } from "../customer/desk_reads.ts";
import type { CustomerPage, CustomerRecord } from "../customer/desk_schemas.ts";
import type { DeskRequest } from "./desk/handlers.ts";
import { readIfAny } from "./desk/read_if_any.ts";
import { parameter } from "./query.ts";
import type { SubmissionPage } from "./records/submission.ts";
import type { OrderPage } from "./records/order.ts";

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
  const own = { customerId, limit: LIMIT };
  const query = parameter(url, "merge")?.slice(0, 100) ?? "";
  const [upcoming, past, { counts }, orders, submissions, found] = await Promise
    .all([
      bookings("upcoming"),
      bookings("past"),
      staff.call<{ counts: BookingCounts }>(bookingCounts, { customerId }),
      readIfAny<OrderPage>(staff, "order_list", own),
      readIfAny<SubmissionPage>(staff, "form_submissions", own),
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
    submissions: submissions?.items ?? null,
    merging: { query, found: found.items },
  };
}
