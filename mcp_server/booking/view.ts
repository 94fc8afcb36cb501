import type { StoredBooking } from "./columns.ts";
import type { Booking } from "./schemas.ts";
import { toLocalIso } from "../../shared/time/time_zone.ts";

/** A stored booking as its customer sees it. */
export function toBooking(
  { id, serviceId, startAt, endAt, ...rest }: StoredBooking,
  timeZone: string,
): Booking {
  const start = toLocalIso(startAt, timeZone);
  return { id, serviceId, start, end: toLocalIso(endAt, timeZone), ...rest };
}
