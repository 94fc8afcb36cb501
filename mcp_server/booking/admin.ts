// This module is portable: it runs on Deno and on Workers.
import type { Sql } from "postgres"; // the Postgres driver
import { z } from "zod"; // one schema is both the check and the type
import { parseInput } from "../../shared/http/parse_input.ts";
import type { Admin } from "../auth/admin.ts";
import { cursor, limit } from "../mcp/fields.ts";
import type { Actor, Bilingual } from "../mcp/operation.ts";
import { inTransaction } from "../storage/transaction.ts";
import { selectBookings } from "./admin_store.ts";

export const BOOKING_RANGES = ["upcoming", "today", "week", "past"] as const;
/**
 * A stretch of time in the business's time zone: what has not ended yet, the
 * present day, seven days from its start, or what has ended.
 */
export type BookingRange = typeof BOOKING_RANGES[number];

export const BOOKING_STATUSES = [
  "pending",
  "confirmed",
  "cancelled",
  "completed",
  "no_show",
] as const;
export type BookingStatus = typeof BOOKING_STATUSES[number];

/** What staff can ask the list of bookings. */
export const bookingListInput = z.strictObject({
  range: z.enum(BOOKING_RANGES).default("upcoming"),
  status: z.enum(BOOKING_STATUSES).optional(),
  limit,
  cursor,
});
export type BookingListInput = z.input<typeof bookingListInput>;
/** The same with its defaults filled in. */
export type BookingListQuery = z.output<typeof bookingListInput>;

/** A booking as staff see it, whoever made it. */
export interface StaffBooking {
  id: string;
  /** ISO 8601 with offset. */
  start: string;
  end: string;
  status: BookingStatus;
  customer: { name: string; email: string | null };
  service: Bilingual;
  resource: Bilingual;
  priceMinor: number;
  currency: string;
  note: string | null;
  createdBy: "ai-service" | "mcp";
}

/** One page of bookings; `nextCursor` is null on the last one. */
export interface BookingListPage {
  items: StaffBooking[];
  nextCursor: string | null;
}

/** What staff's list of bookings needs from the outside. */
export interface StaffBookingDeps {
  sql: Sql;
  now: () => Date;
  timeZone: string;
}

/**
 * The bookings of all customers, in order of time; the past comes latest first.
 *
 * @throws {ApiError} 400 `invalid_input`.
 */
export async function listBookingsForStaff(
  { sql, now, timeZone }: StaffBookingDeps,
  admin: Admin,
  input: unknown,
): Promise<BookingListPage> {
  const query = parseInput(bookingListInput, input);
  const actor: Actor = {
    kind: "staff",
    adminId: admin.id,
    email: admin.email,
  };
  return await inTransaction(
    sql,
    actor,
    (tx) => selectBookings(tx, query, { actor, now: now(), timeZone }),
    { readOnly: true },
  );
}
