import { PRODUCT_NAME } from "../../shared/ui/product.ts";
import { contentLine, textValue, utcValue } from "./content_line.ts";

/** An appointment in somebody's calendar. */
export interface CalendarEvent {
  /** The same for each version of it, and for no other event of anybody. */
  uid: string;
  /** Number of its changes: calendars keep the copy with the highest one. */
  sequence: number;
  status: "TENTATIVE" | "CONFIRMED" | "CANCELLED";
  start: Date;
  end: Date;
  summary: string;
  location: string;
  description: string;
  /** A page that shows more of it. */
  url: string;
}

/** The media type of {@linkcode writeCalendar}'s text. */
export const CALENDAR_TYPE = "text/calendar; charset=utf-8";

/** A calendar of one event (RFC 5545), with its times in UTC. */
export function writeCalendar(event: CalendarEvent, now: Date): string {
  const lines: [name: string, value: string][] = [
    ["BEGIN", "VCALENDAR"],
    ["VERSION", "2.0"],
    ["PRODID", `-//${PRODUCT_NAME.en}//Bookings//EN`],
    ["METHOD", "PUBLISH"],
    ["BEGIN", "VEVENT"],
    ["UID", textValue(event.uid)],
    ["DTSTAMP", utcValue(now)],
    ["DTSTART", utcValue(event.start)],
    ["DTEND", utcValue(event.end)],
    ["SEQUENCE", String(event.sequence)],
    ["STATUS", event.status],
    ["SUMMARY", textValue(event.summary)],
    ["LOCATION", textValue(event.location)],
    ["DESCRIPTION", textValue(event.description)],
    ["URL", event.url],
    ["END", "VEVENT"],
    ["END", "VCALENDAR"],
  ];
  return lines.filter(([, value]) => value !== "")
    .map(([name, value]) => contentLine(name, value)).join("");
}
