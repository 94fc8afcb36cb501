import * as z from "zod";
import { cursor, id, limit, nextCursor } from "../operation/fields.ts";
import { forStaff, type Procedure } from "../operation/operation.ts";
import { selectBookings } from "./admin_store.ts";
import { bookingStatus, staffBooking } from "./schemas.ts";

export const BOOKING_RANGES = [
  "upcoming",
  "today",
  "week",
  "past",
] as const;
/**
 * A stretch of time in the business's time zone: what has not ended yet, the
 * present day, seven days from its start, or what has ended.
 */
export type BookingRange = typeof BOOKING_RANGES[number];

/** Filters of the list of bookings for staff. */
export const bookingListInput = z.strictObject({
  range: z.enum(BOOKING_RANGES).default("upcoming"),
  status: bookingStatus.optional(),
  customerIds: z.array(id).min(1).max(20).optional()
    .describe("Only bookings of these customers"),
  limit,
  cursor,
});
export type BookingListInput = z.input<typeof bookingListInput>;
/** The same with its defaults filled in. */
export type BookingListQuery = z.output<typeof bookingListInput>;

const bookingListPage = z.strictObject({
  items: z.array(staffBooking),
  nextCursor,
});
/** One page of bookings; `nextCursor` is null on the last one. */
export type BookingListPage = z.output<typeof bookingListPage>;

/**
 * The bookings of all customers, in order of time; the past comes latest first.
 */
export const bookingListForStaff: Procedure = forStaff({
  input: bookingListInput,
  output: bookingListPage,
  run: ({ sql, ...asked }, query) => selectBookings(sql, query, asked),
});
