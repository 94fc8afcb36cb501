import { PRODUCT_NAME } from "../ui/product.ts";
import { contentLine, textValue, utcValue } from "./content_line.ts";
import { type Person, personName, personValue } from "./person.ts";

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
  /** A page that shows more of it; empty where there is none. */
  url: string;
  /** Who invites, and who is invited; both or neither (RFC 5546, 3.2.2). */
  organizer?: Person;
  attendee?: Person;
}

/** What a calendar program does with the file (RFC 5546). */
export type CalendarMethod = "PUBLISH" | "REQUEST" | "CANCEL";

/** Properties of a whole calendar. */
export interface CalendarOptions {
  method?: CalendarMethod;
  /** What a program calls a calendar that it follows. */
  name?: string;
}

/** The media type of {@linkcode writeCalendar}'s text. */
export const CALENDAR_TYPE = "text/calendar; charset=utf-8";

type Line = [name: string, value: string];

/** A calendar (RFC 5545) of one event or several, with its times in UTC. */
export function writeCalendar(
  events: CalendarEvent | readonly CalendarEvent[],
  now: Date,
  { method = "PUBLISH", name = "" }: CalendarOptions = {},
): string {
  const lines: Line[] = [
    ["BEGIN", "VCALENDAR"],
    ["VERSION", "2.0"],
    ["PRODID", `-//${PRODUCT_NAME.en}//Bookings//EN`],
    ["METHOD", method],
    ["X-WR-CALNAME", textValue(name)],
    ...[events].flat().flatMap((event) => eventLines(event, now)),
    ["END", "VCALENDAR"],
  ];
  return lines.filter(([, value]) => value !== "")
    .map(([name, value]) => contentLine(name, value)).join("");
}

function eventLines(event: CalendarEvent, now: Date): Line[] {
  const { organizer, attendee } = event;
  return [
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
    ...organizer
      ? [[personName("ORGANIZER", organizer), personValue(organizer)] as Line]
      : [],
    ...attendee
      ? [[personName("ATTENDEE", attendee), personValue(attendee)] as Line]
      : [],
    ["END", "VEVENT"],
  ];
}
