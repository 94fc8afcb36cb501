import type { StoredBooking } from "./columns.ts";
import { type Booking, bookingDetails } from "./schemas.ts";
import { toLocalIso } from "../../shared/time/time_zone.ts";

const DETAILS = bookingDetails.keyof().options;

/** A stored booking as its customer sees it. */
export function toBooking(row: StoredBooking, timeZone: string): Booking {
  // Each field by its name: copying "the rest" of a row takes ten times as long.
  const fields: Omit<Booking, typeof DETAILS[number]> = {
    id: row.id,
    serviceId: row.serviceId,
    service: { ja: row.serviceJa, en: row.serviceEn },
    start: toLocalIso(row.start, timeZone),
    end: toLocalIso(row.end, timeZone),
    status: row.status,
    stylist: row.stylist,
    priceMinor: row.priceMinor,
    currency: row.currency,
    cancelUntil: toLocalIso(cancelUntilOf(row), timeZone),
    version: row.version,
  };
  const view: Record<string, unknown> = fields;
  for (const name of DETAILS) view[name] = row[name];
  return view as Booking;
}

function cancelUntilOf({ start, cancelCutoffMinutes }: StoredBooking): Date {
  return new Date(start.getTime() - cancelCutoffMinutes * 60_000);
}
