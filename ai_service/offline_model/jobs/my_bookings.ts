import type { Context } from "../context.ts";
import { dateAt } from "../days.ts";
import type { Answer, Job } from "../job.ts";
import { readServicesAndBookings } from "../reads/bookings.ts";
import { isOnDay } from "./fitting_slots.ts";
import { fullLineOf } from "./say.ts";

/** Tells the person's bookings to come. */
export function myBookings(context: Context, { slots }: Job): Answer {
  const { services, bookings } = readServicesAndBookings(context);
  const { change } = context.words;
  if (bookings.length === 0) return { text: change.noBookings };
  const day = slots.day ?? slots.which?.day;
  const ids = slots.services ?? slots.which?.services;
  const fitting = bookings.filter(({ start, serviceId }) =>
    isOnDay(dateAt(start, context.timeZone), day) &&
    (!ids || ids.includes(serviceId))
  );
  const shown = fitting.length > 0 ? fitting : bookings;
  const lines = shown.map((booking) => fullLineOf(context, booking, services));
  const list = change.bookings(lines);
  return {
    text: fitting.length > 0 ? list : `${change.noneThen}\n${list}`,
    shown: { kind: "bookings", ids: shown.map(({ id }) => id) },
  };
}
