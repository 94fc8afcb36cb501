import {
  isWithin,
  merged,
  openingsAround,
  overlaps,
  type Span,
} from "../hours.ts";
import type { OpeningHours } from "../hours.ts";

/** Why a booking that exists could not be made any more. */
export type Misfit = "closed" | "outside_hours" | "not_in_use";

/** What bookings are measured by. */
export interface Openness {
  hours: readonly (OpeningHours & { resourceId: string | null })[];
  closures: readonly (Span & { resourceId: string | null })[];
  timeZone: string;
}

/** A booking with what it takes, in epoch milliseconds. */
export interface Placed extends Span {
  resourceId: string;
  isInUse: boolean;
}

/** The bookings that do not fit the settings as they are now, and why. */
export function misfitsOf<Booking extends Placed>(
  bookings: readonly Booking[],
  openness: Openness,
): { booking: Booking; reason: Misfit }[] {
  // Reckoned once for each resource: local time is dear.
  const openings = new Map<string, Span[]>();
  const window = {
    from: Math.min(...bookings.map(({ from }) => from)),
    until: Math.max(...bookings.map(({ until }) => until)),
  };
  const openingsOf = (resourceId: string) => {
    const known = openings.get(resourceId) ??
      openingsOfResource(resourceId, openness, window);
    openings.set(resourceId, known);
    return known;
  };
  return bookings.flatMap((booking) => {
    const reason = misfitOf(booking, openness, openingsOf(booking.resourceId));
    return reason ? [{ booking, reason }] : [];
  });
}

/** Hours of its own count in place of those of the business. */
function openingsOfResource(
  resourceId: string,
  { hours, timeZone }: Openness,
  window: Span,
): Span[] {
  const own = hours.filter((row) => row.resourceId === resourceId);
  const rows = own.length > 0
    ? own
    : hours.filter((row) => row.resourceId === null);
  return merged(openingsAround(rows, window, timeZone));
}

function misfitOf(
  booking: Placed,
  { closures }: Openness,
  openings: readonly Span[],
): Misfit | null {
  if (!booking.isInUse) return "not_in_use";
  const isClosed = closures.some(({ resourceId, ...closure }) =>
    (resourceId === null || resourceId === booking.resourceId) &&
    overlaps(closure, booking)
  );
  if (isClosed) return "closed";
  return isWithin(booking, openings) ? null : "outside_hours";
}
