import type { Call } from "../call.ts";
import type { Context } from "../context.ts";
import type { Booking, Service } from "../data.ts";
import { LIMIT, listIn } from "./list_in.ts";
import { isoOf } from "./slots.ts";

/** The read of the services, and of who does them. */
export const SERVICES: Call = { name: "booking_services", args: {} };

/** The services that can be booked. */
export function readServices(context: Context): Service[] {
  const [result] = context.results([SERVICES]);
  return listIn<Service>(result, "services");
}

/** The services, and the bookings that are still to come, soonest first. */
export function readServicesAndBookings(
  context: Context,
): { services: Service[]; bookings: Booking[] } {
  // The start of the day, so that each round of a turn asks for the same.
  const from = isoOf(context, context.today);
  const [services, bookings] = context.results([
    SERVICES,
    { name: "booking_list", args: { from, limit: LIMIT } },
  ]);
  return {
    services: listIn<Service>(services, "services"),
    bookings: listIn<Booking>(bookings, "items")
      .filter(({ status, end }) =>
        ["requested", "confirmed"].includes(status) &&
        new Date(end) > context.now
      )
      .sort((a, b) => Date.parse(a.start) - Date.parse(b.start)),
  };
}

/** The booking with the latest start that was not cancelled. */
export function readLatestBooking(context: Context): Booking | undefined {
  const args = { limit: LIMIT };
  const [result] = context.results([{ name: "booking_list", args }]);
  return listIn<Booking>(result, "items")
    .find(({ status }) => status !== "cancelled");
}
