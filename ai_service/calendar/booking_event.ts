import { formatMoment } from "../../shared/ui/format.ts";
import type { Locale } from "../../shared/ui/locale.ts";
import type { Shop } from "../shop/shop.ts";
import type { Booking } from "./booking.ts";
import type { CalendarEvent } from "../../shared/calendar/write_calendar.ts";

const WORDS = {
  ja: {
    booking: "ご予約",
    at: (what: string, shop: string) => `${what}（${shop}）`,
    until: (when: string) => `${when}まで変更・キャンセルできます。`,
  },
  en: {
    booking: "Booking",
    at: (what: string, shop: string) => `${what} (${shop})`,
    until: (when: string) => `Can be changed or cancelled until ${when}.`,
  },
};

/** Statuses of a booking that a calendar has a word for; a past one was confirmed. */
const STATUSES: Readonly<Record<string, CalendarEvent["status"]>> = {
  requested: "TENTATIVE",
  cancelled: "CANCELLED",
};

/** The calendar event of a booking, for the customer who made it. */
export function bookingEvent(
  booking: Booking,
  { shop, now, locale, timeZone, owner, url }: {
    /** Null where it is not known. */
    shop: Shop | null;
    now: Date;
    locale: Locale;
    /** IANA name. */
    timeZone: string;
    /** Name of the system in which the booking's id is the only one. */
    owner: string;
    url: string;
  },
): CalendarEvent {
  const words = WORDS[locale];
  const what = booking.service?.[locale] || words.booking;
  const name = shop?.name[locale];
  const until = formatMoment(booking.cancelUntil, { locale, timeZone }, {
    dateStyle: "medium",
    timeStyle: "short",
  });
  const mayChange = booking.cancelUntil > now &&
    ["requested", "confirmed"].includes(booking.status);
  return {
    uid: `${booking.id}@${owner}`,
    sequence: booking.version,
    status: STATUSES[booking.status] ?? "CONFIRMED",
    start: booking.start,
    end: booking.end,
    summary: name ? words.at(what, name) : what,
    location: shop?.address[locale] ?? "",
    description: [
      booking.stylist?.name[locale],
      mayChange && words.until(until),
      shop?.phone,
    ].filter(Boolean).join("\n"),
    url,
  };
}
