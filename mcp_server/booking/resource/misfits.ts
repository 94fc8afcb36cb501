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

/** What a booking is measured by. */
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

/** Why a booking does not fit the settings as they are now; null if it does. */
export function misfitOf(
  booking: Placed,
  { hours, closures, timeZone }: Openness,
): Misfit | null {
  if (!booking.isInUse) return "not_in_use";
  const isClosed = closures.some((closure) =>
    isFor(closure, booking) && overlaps(closure, booking)
  );
  if (isClosed) return "closed";
  const own = hours.filter((row) => row.resourceId === booking.resourceId);
  const rows = own.length > 0
    ? own
    : hours.filter((row) => row.resourceId === null);
  const openings = merged(openingsAround(rows, booking, timeZone));
  return isWithin(booking, openings) ? null : "outside_hours";
}

function isFor(
  { resourceId }: { resourceId: string | null },
  booking: Placed,
): boolean {
  return resourceId === null || resourceId === booking.resourceId;
}
