import { BOOKING_RANGES, type BookingRange } from "../booking/admin.ts";
import { type BookingStatus, bookingStatus } from "../booking/schemas.ts";

/** What the bookings page is asked to show; it travels in the address. */
export interface BookingFilter {
  range: BookingRange;
  status?: BookingStatus | undefined;
  cursor?: string | undefined;
}

/** Reads the filter; an unknown word counts as none, so old links still open. */
export function readFilter(query: URLSearchParams): BookingFilter {
  const range = BOOKING_RANGES.find((each) => each === query.get("range"));
  const status = bookingStatus.options.find((each) =>
    each === query.get("status")
  );
  const cursor = query.get("cursor") || undefined;
  return { range: range ?? "upcoming", status, cursor };
}

/** The address of the bookings page under that filter. */
export function bookingsHref(filter: BookingFilter): string {
  const { range, status, cursor } = filter;
  const query = new URLSearchParams({
    range,
    ...(status && { status }),
    ...(cursor && { cursor }),
  });
  return `/admin/bookings?${query}`;
}
