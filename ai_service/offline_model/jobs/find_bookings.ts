import type { Context } from "../context.ts";
import type { Booking } from "../data.ts";
import { dateAt, minutesAt, weekdayOf } from "../days.ts";
import type { Answer, Job } from "../job.ts";
import type { WhichSlot } from "../reading/frame.ts";
import type { Bookings } from "./bookings.ts";
import { isBareWeekday } from "./bare_weekday.ts";
import { isAtTime, isOnDay } from "./fitting_slots.ts";
import { lastBookingId } from "./last_booking_id.ts";
import { askWhichBooking } from "./which_booking.ts";

/** The bookings that the job is about, or what has to be asked or said. */
export function findBookings(
  context: Context,
  job: Job,
  all: Bookings,
): { bookings: readonly Booking[] } | { answer: Answer } {
  const { bookings } = all;
  if (bookings.length === 0) {
    return { answer: { text: context.words.change.noBookings } };
  }
  const { bookingIds, which = {} } = job.slots;
  if (bookingIds) {
    return { bookings: bookings.filter(({ id }) => bookingIds.includes(id)) };
  }
  const fitting = fittingOf(context, job, bookings);
  const meant = meantOf(context, fitting, which);
  return meant.length > 0
    ? { bookings: meant }
    : { answer: askWhichBooking(context, job, { ...all, fitting }) };
}

/** Of those that were listed, "Tuesday's" may be of a later week. */
function fittingOf(
  context: Context,
  job: Job,
  bookings: readonly Booking[],
): readonly Booking[] {
  const { which = {} } = job.slots;
  const kept = bookings.filter((one) => !isKept(context, one, job));
  const fitting = kept.filter((one) => fits(context, one, which));
  const { day, ...others } = which;
  const isListed = context.state.asked?.slot === "which" &&
    day?.kind === "on" && isBareWeekday(context.turn.text);
  if (fitting.length > 0 || !isListed) return fitting;
  return kept.filter((one) =>
    fits(context, one, others) &&
    weekdayOf(dateAt(one.start, context.timeZone)) === weekdayOf(day.date)
  );
}

/** "Cancel my visit, not the one on the 5th": a move rejects new times instead. */
function isKept(
  context: Context,
  booking: Booking,
  { intent, slots: { not } }: Job,
): boolean {
  if (!not || intent === "move") return false;
  const { services = [], days = [], times = [] } = not;
  return services.includes(booking.serviceId) ||
    days.some((day) => fits(context, booking, { day })) ||
    times.some((time) => fits(context, booking, { time }));
}

/** Those that are clearly meant among those that fit; none where it is open. */
function meantOf(
  context: Context,
  fitting: readonly Booking[],
  which: WhichSlot,
): readonly Booking[] {
  const { choice } = which;
  if (which.all || choice?.kind === "all") {
    const { except } = which;
    return except
      ? fitting.filter((booking) => !fits(context, booking, except))
      : fitting;
  }
  if (choice?.kind === "nth") {
    const one = fitting.at(choice.n > 0 ? choice.n - 1 : choice.n);
    return one ? [one] : [];
  }
  if (choice?.kind === "by") return byTime(fitting, choice.order);
  if (which.which === "next") return fitting.slice(0, 1);
  if (fitting.length === 1) return fitting;
  const isLast = which.which === "last" || choice?.kind === "this";
  if (isLast) {
    return fitting.filter(({ id }) => id === lastBookingId(context));
  }
  return oneOfEach(fitting, which.services ?? []);
}

function byTime(fitting: readonly Booking[], order: string) {
  if (order === "earliest" || order === "earlier") return fitting.slice(0, 1);
  return order === "latest" || order === "later" ? fitting.slice(-1) : [];
}

/** "The cut and the color": one booking of each. */
function oneOfEach(fitting: readonly Booking[], serviceIds: readonly string[]) {
  const isClear = serviceIds.length > 1 && serviceIds.length === fitting.length;
  const ids = new Set(fitting.map(({ serviceId }) => serviceId));
  return isClear && ids.size === fitting.length ? fitting : [];
}

function fits(
  { timeZone }: Context,
  { serviceId, start, end, stylist }: Booking,
  which: WhichSlot,
): boolean {
  const span = {
    start: minutesAt(start, timeZone),
    end: minutesAt(end, timeZone),
  };
  const person = which.stylist?.kind === "one" ? which.stylist.id : undefined;
  return (!which.services || which.services.includes(serviceId)) &&
    isOnDay(dateAt(start, timeZone), which.day) &&
    isAtTime(span, which.time) &&
    (!person || stylist?.id === person);
}
