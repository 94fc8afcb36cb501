import type { StoredBooking } from "./columns.ts";
import type { Booking } from "./schemas.ts";
import { toLocalIso } from "../../shared/time/time_zone.ts";

/** A stored booking as its customer sees it. */
export function toBooking(
  { stylistChosen: _, ...row }: StoredBooking,
  timeZone: string,
): Booking {
  return {
    ...row,
    start: toLocalIso(row.start, timeZone),
    end: toLocalIso(row.end, timeZone),
    cancelUntil: toLocalIso(row.cancelUntil, timeZone),
  };
}
