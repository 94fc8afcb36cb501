import {
  type CalendarEvent,
  writeCalendar,
} from "../../shared/calendar/write_calendar.ts";
import type { Locale } from "../../shared/ui/locale.ts";
import { eventUid, FEED_METHOD } from "./calendar.ts";
import type { FeedBooking, FeedContent } from "./feeds.ts";

/** A feed as a calendar program reads it. */
export function writeFeed(
  { business, resource, bookings }: FeedContent,
  { locale, now }: { locale: Locale; now: Date },
): string {
  const name = [business?.[locale], resource?.[locale]].filter(Boolean)
    .join(" · ");
  const events = bookings.map((booking) => toEvent(booking, locale));
  return writeCalendar(events, now, { method: FEED_METHOD, name });
}

function toEvent(booking: FeedBooking, locale: Locale): CalendarEvent {
  const { id, issuer, version, status, start, end, customer } = booking;
  return {
    uid: eventUid(id, issuer),
    sequence: version,
    status: status === "requested" ? "TENTATIVE" : "CONFIRMED",
    start: new Date(start),
    end: new Date(end),
    summary: [customer, booking.service[locale]].filter(Boolean).join(" · "),
    location: "",
    description: booking.resource[locale],
    url: "",
  };
}
