import type { StoredBooking } from "./columns.ts";
import type { Booking } from "./schemas.ts";
import { toLocalIso } from "../../shared/time/time_zone.ts";

/** A stored booking as its customer sees it. */
export function toBooking(row: StoredBooking, timeZone: string): Booking {
  // Each field by its name: copying "the rest" of a row takes ten times as long.
  return {
    id: row.id,
    serviceId: row.serviceId,
    start: toLocalIso(row.start, timeZone),
    end: toLocalIso(row.end, timeZone),
    status: row.status,
    stylist: row.stylist,
    priceMinor: row.priceMinor,
    currency: row.currency,
    note: row.note,
    cancelUntil: toLocalIso(row.cancelUntil, timeZone),
    version: row.version,
  };
}
