import type {
  CalendarEvent,
  CalendarMethod,
} from "../../shared/calendar/write_calendar.ts";
import { writeCalendar } from "../../shared/calendar/write_calendar.ts";
import type { Locale } from "../../shared/ui/locale.ts";
import type { ClaimedNotice } from "./facts.ts";
import type { NoticeCalendar } from "./schemas.ts";

type BookingNotice = Extract<ClaimedNotice, { aboutType: "booking" }>;

/** A reminder brings nothing that the calendar does not have. */
const METHODS: Partial<Record<string, "REQUEST" | "CANCEL">> = {
  booking_booked: "REQUEST",
  booking_changed: "REQUEST",
  booking_requested: "REQUEST",
  booking_accepted: "REQUEST",
  booking_cancelled: "CANCEL",
  booking_declined: "CANCEL",
};

const STATUSES = {
  requested: "TENTATIVE",
  confirmed: "CONFIRMED",
  cancelled: "CANCELLED",
} as const satisfies Record<string, CalendarEvent["status"]>;

/**
 * The calendar that a notice to a customer brings along: the same file each time
 * that it is tried, as a provider of mails refuses other bytes under the key of a
 * mail that it knows. Calendar programs take an
 * invitation only between two addresses, so without them there is none.
 */
export function noticeCalendar(notice: ClaimedNotice): NoticeCalendar | null {
  const method = METHODS[notice.kind];
  if (notice.aboutType !== "booking" || method === undefined) return null;
  if (notice.audience === "staff") return null;
  const { customer, business, writtenAt } = notice.facts;
  if (!customer.email || !business?.email) return null;
  const write = (locale: Locale) =>
    writeCalendar(eventOf(notice, locale), new Date(writtenAt), { method });
  return { ja: write("ja"), en: write("en"), method };
}

/** Method of the file that a calendar program follows. */
export const FEED_METHOD: CalendarMethod = "PUBLISH";

/** The same in each file about the booking, whoever wrote it. */
export function eventUid(
  bookingId: string,
  issuer: string | null,
): string {
  return `${bookingId}@${issuer ?? "madoguchi"}`;
}

function eventOf(
  { aboutId, issuer, version, facts }: BookingNotice,
  locale: Locale,
): CalendarEvent {
  const { start, end, status, service, stylist, customer, business } = facts;
  const shop = business?.name[locale] ?? "";
  const at = { ja: `（${shop}）`, en: ` (${shop})` }[locale];
  return {
    uid: eventUid(aboutId, issuer),
    sequence: version,
    status: STATUSES[status],
    start: new Date(start),
    end: new Date(end),
    summary: shop === "" ? service[locale] : `${service[locale]}${at}`,
    location: business?.address[locale] ?? "",
    description: [stylist?.[locale], business?.phone].filter(Boolean)
      .join("\n"),
    url: "",
    organizer: { name: shop, email: business?.email ?? "" },
    attendee: { name: customer.name, email: customer.email ?? "" },
  };
}
