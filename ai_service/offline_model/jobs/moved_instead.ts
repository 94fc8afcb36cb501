import type { Context } from "../context.ts";
import type { Booking } from "../data.ts";
import { dateAt, minutesAt } from "../days.ts";
import type { Job } from "../job.ts";
import { readServicesAndBookings } from "../reads/bookings.ts";
import { otherwiseFine } from "./otherwise_fine.ts";

/**
 * "My booking on Wednesday, at the same time": where a booking of it is still
 * to come, the same time is that booking's, and it is to be moved.
 */
export function movedInstead(context: Context, job: Job): Job | undefined {
  const corrected = correctedInstead(context, job) ??
    notedInstead(context, job) ?? otherwiseFine(context, job);
  if (corrected) return corrected;
  const { services, sameAsLast, day, time, ...slots } = job.slots;
  const isSame = day?.kind === "same" || time?.kind === "same";
  if (!isSame || sameAsLast || !services || job.isAddition) return undefined;
  if (!context.can("booking_list")) return undefined;
  const { bookings } = readServicesAndBookings(context);
  const isBooked = bookings.some(({ serviceId }) =>
    services.includes(serviceId)
  );
  if (!isBooked) return undefined;
  const when = { ...(day && { day }), ...(time && { time }) };
  return {
    ...job,
    intent: "move",
    slots: { ...slots, ...when, which: { services } },
  };
}

/**
 * "Tuesday's cut at 2 rather than 11": where there is a booking at the time
 * that is rejected, it is that booking that is to be another time.
 */
function correctedInstead(context: Context, job: Job): Job | undefined {
  const { services, not, ...slots } = job.slots;
  const isCorrected = not?.times || not?.days || not?.stylists;
  const isOpen = services === undefined && !context.state.job;
  if (!isCorrected || !services && !isOpen) return undefined;
  if (!context.can("booking_list")) return undefined;
  const { bookings } = readServicesAndBookings(context);
  const rejected = bookings.filter((one) =>
    (isOpen || services?.includes(one.serviceId)) &&
    (isRejected(context, one.start, not) ||
      isOtherStylist(context, one, job.slots))
  );
  const [booking, ...more] = rejected;
  if (!booking || isOpen && more.length > 0) return undefined;
  return {
    ...job,
    intent: "move",
    slots: { ...slots, bookingIds: [booking.id] },
  };
}

/**
 * A note for the visit of a day on which there is one, with no time or with the
 * time of that one, is added to it.
 */
function notedInstead(context: Context, job: Job): Job | undefined {
  const { note, services, day, time } = job.slots;
  const isNote = note !== undefined && day?.kind === "on" &&
    context.can("booking_list");
  if (!isNote || time && time.kind !== "at") return undefined;
  const { timeZone } = context;
  const { bookings } = readServicesAndBookings(context);
  const of = bookings.filter(({ serviceId, start }) =>
    (!services || services.includes(serviceId)) &&
    dateAt(start, timeZone) === day.date &&
    (!time || minutesAt(start, timeZone) === time.minutes)
  );
  const [booking, ...more] = of;
  return booking && more.length === 0
    ? { ...job, intent: "move", slots: { note, bookingIds: [booking.id] } }
    : undefined;
}

/** "Mori instead of Aoki", for the visit of that day that Aoki has. */
function isOtherStylist(
  { timeZone }: Context,
  { start, stylist }: Booking,
  { not, day, time, stylist: wanted }: Job["slots"],
): boolean {
  return wanted?.kind === "one" && time === undefined && day?.kind === "on" &&
    !!stylist && (not?.stylists ?? []).includes(stylist.id) &&
    dateAt(start, timeZone) === day.date;
}

function isRejected(
  { timeZone }: Context,
  start: string,
  { times = [], days = [] }: NonNullable<Job["slots"]["not"]>,
): boolean {
  const date = dateAt(start, timeZone);
  const minutes = minutesAt(start, timeZone);
  return times.some((time) => time.kind === "at" && time.minutes === minutes) ||
    days.some((day) => day.kind === "on" && day.date === date);
}
