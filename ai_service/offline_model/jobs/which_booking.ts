import type { Context } from "../context.ts";
import type { Booking } from "../data.ts";
import type { Answer, Job } from "../job.ts";
import type { Bookings } from "./bookings.ts";
import { lineOf } from "./say.ts";

/** Asks which booking is meant, of those that fit or of all. */
export function askWhichBooking(
  context: Context,
  job: Job,
  { bookings, services, fitting }: Bookings & { fitting: readonly Booking[] },
): Answer {
  const shown = fitting.length > 0 ? fitting : bookings;
  const lines = shown.map((booking) => lineOf(context, booking, services));
  const { change } = context.words;
  const { which: _, ...slots } = job.slots;
  return {
    text: fitting.length > 0
      ? change.whichBooking(lines)
      : change.noSuchBooking(lines),
    asked: { slot: "which" },
    shown: { kind: "bookings", ids: shown.map(({ id }) => id) },
    pending: { ...job, slots },
  };
}
