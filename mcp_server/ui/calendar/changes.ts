import { toLocalIso } from "../../../shared/time/time_zone.ts";
import type {
  Calendar,
  CalendarBooking,
} from "../../booking/calendar_schemas.ts";

const MINUTE = 60_000;

/** Where a booking is, or is to be. */
export interface BookingPlace {
  /** Epoch milliseconds. */
  start: number;
  durationMinutes: number;
  resourceId: string;
}

/** Where a booking is now. */
export function placeOf(
  { start, end, resourceId }: CalendarBooking,
): BookingPlace {
  const durationMinutes = (Date.parse(end) - Date.parse(start)) / MINUTE;
  return { start: Date.parse(start), durationMinutes, resourceId };
}

/** Whether the two are the same time on the same column. */
export function isSamePlace(a: BookingPlace, b: BookingPlace): boolean {
  return a.start === b.start && a.resourceId === b.resourceId &&
    a.durationMinutes === b.durationMinutes;
}

/**
 * What differs between two places, as the operation takes it. The column is
 * always named: without it, the server would choose whoever is free.
 */
export function changedFields(
  was: BookingPlace,
  { start, durationMinutes, resourceId }: BookingPlace,
  timeZone: string,
) {
  return {
    ...(start !== was.start && { start: toLocalIso(start, timeZone) }),
    ...(durationMinutes !== was.durationMinutes && { durationMinutes }),
    resourceId,
  };
}

/** A booking at another place, as the calendar shows it until it is stored. */
export function movedTo(
  booking: CalendarBooking,
  { start, durationMinutes, resourceId }: BookingPlace,
  { columns, timeZone }: Pick<Calendar, "columns"> & { timeZone: string },
): CalendarBooking {
  const end = start + durationMinutes * MINUTE;
  const before = Date.parse(booking.start) - Date.parse(booking.busyFrom);
  const after = Date.parse(booking.busyUntil) - Date.parse(booking.end);
  const resource = columns.find(({ id }) => id === resourceId)?.name ??
    booking.resource;
  return {
    ...booking,
    resourceId,
    resource,
    start: toLocalIso(start, timeZone),
    end: toLocalIso(end, timeZone),
    busyFrom: toLocalIso(start - before, timeZone),
    busyUntil: toLocalIso(end + after, timeZone),
  };
}

/** The calendar with one booking replaced. */
export function withBooking(
  calendar: Calendar,
  booking: CalendarBooking,
): Calendar {
  const items = calendar.items
    .map((each) => each.id === booking.id ? booking : each)
    .toSorted((a, b) => Date.parse(a.start) - Date.parse(b.start));
  return { ...calendar, items };
}
