import type { Context } from "../context.ts";
import type { Booking } from "../data.ts";

/** The booking that was last made or changed in this conversation. */
export function lastBookingId(context: Context): string | undefined {
  const made = context.known.findLast(({ tool, outcome }) =>
    (tool === "booking_create" || tool === "booking_update") && outcome.ok
  );
  return made?.outcome.ok
    ? (made.outcome.result as { booking: Booking }).booking.id
    : undefined;
}
