import type { Booking } from "./schemas.ts";
import type { StoredBooking } from "./store.ts";
import { toLocalIso } from "../../shared/time/time_zone.ts";

/** A stored booking as its customer sees it. */
export function toBooking(row: StoredBooking, timeZone: string): Booking {
  const { id, serviceId, status, priceMinor, currency, note, version } = row;
  return {
    id,
    serviceId,
    start: toLocalIso(row.startAt, timeZone),
    end: toLocalIso(row.endAt, timeZone),
    status,
    priceMinor,
    currency,
    note,
    version,
  };
}
