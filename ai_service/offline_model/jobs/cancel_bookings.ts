import type { Context } from "../context.ts";
import type { Answer, Job } from "../job.ts";
import { readServicesAndBookings } from "../reads/bookings.ts";
import { findBookings } from "./find_bookings.ts";
import { lineOf } from "./say.ts";

/** Cancels the bookings that are meant, each by a card of its own. */
export function cancelBookings(context: Context, job: Job): Answer {
  const all = readServicesAndBookings(context);
  const found = findBookings(context, job, all);
  if ("answer" in found) return found.answer;
  const lines = found.bookings.map((booking) =>
    lineOf(context, booking, all.services)
  );
  if (lines.length === 0) return { text: context.words.change.noBookings };
  const ids = found.bookings.map(({ id }) => id);
  return {
    text: context.words.change.willCancel(lines),
    calls: ids.map((bookingId) => ({
      name: "booking_delete",
      args: { bookingId },
    })),
    pending: { ...job, slots: { ...job.slots, bookingIds: ids } },
  };
}
