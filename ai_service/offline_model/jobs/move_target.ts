import { toLocalIso } from "../../../shared/time/time_zone.ts";
import type { Context } from "../context.ts";
import type { Booking, Item, Service } from "../data.ts";
import { dateAt, minutesAt, momentOf } from "../days.ts";
import type { JobSlots } from "../job.ts";
import { shifted } from "./shift.ts";
import { weekBehind } from "./week_behind.ts";

/** A booking, and the service and stylist that it is to have. */
export interface Target {
  booking: Booking;
  service: Service;
  line: string;
  stylist: Item | undefined;
}

/** Whether more than the time is to change. */
export function isOtherwise(
  { booking, service, stylist }: Target,
  { note }: JobSlots,
): boolean {
  return service.id !== booking.serviceId || note !== undefined ||
    (stylist !== undefined && stylist.id !== booking.stylist?.id);
}

/** A time alone is of the same day, and a day alone at the same time. */
export function newTime(
  context: Context,
  given: JobSlots,
  { id, start }: Booking,
): JobSlots {
  const { timeZone } = context;
  const { movedBy, ...said } = asFar(given, id);
  const by = said.shift ?? movedBy?.shift;
  const slots = {
    // Behind a time that was said, "half an hour later" counts from that.
    ...shifted(
      context,
      said,
      !movedBy && exactMoment(context, said) || new Date(start),
    ),
    ...(by && { movedBy: { bookingId: id, shift: by } }),
  };
  const sameDay = { kind: "on", date: dateAt(start, timeZone) } as const;
  const sameTime = { kind: "at", minutes: minutesAt(start, timeZone) } as const;
  const { time } = slots;
  const day = weekBehind(slots.day, {
    today: context.today,
    from: sameDay.date,
  });
  if (!day && !time) return slots;
  return {
    ...slots,
    day: !day || day.kind === "same" ? sameDay : day,
    ...(day?.kind === "earliest" && !time
      ? {}
      : { time: !time || time.kind === "same" ? sameTime : time }),
  };
}

/** Another booking is moved as far, and not to where the first one went. */
function asFar(given: JobSlots, id: string): JobSlots {
  const { movedBy, day: _day, time: _time, ...rest } = given;
  const isOther = movedBy && movedBy.bookingId !== id && !given.shift;
  return isOther ? { ...rest, shift: movedBy.shift } : given;
}

/** The moment that was said, where it is exactly one. */
export function exactMoment({ timeZone }: Context, { day, time }: JobSlots) {
  return day?.kind === "on" && time?.kind === "at"
    ? momentOf(day.date, time.minutes, timeZone)
    : undefined;
}

/** Minutes kept free around a booking at most, so that nothing is listed there. */
const BUFFER = 30;

/**
 * The booking's own place is not listed as open, nor is the time kept free
 * around it, but it can move there; the preview says whether it really can.
 */
export function overlaps(
  { start, end }: Booking,
  { durationMinutes }: Service,
  wanted: Date,
): boolean {
  const until = +wanted + durationMinutes * 60_000;
  const buffer = BUFFER * 60_000;
  return +wanted < Date.parse(end) + buffer &&
    until > Date.parse(start) - buffer;
}

/** A slot that is not listed; the preview says whether it can be had. */
export function slotAt({ timeZone }: Context, moment: Date) {
  const start = toLocalIso(moment, timeZone);
  return { start, end: start };
}
