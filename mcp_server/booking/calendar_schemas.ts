import * as z from "zod";
import {
  bilingual,
  id,
  instant,
  localInstant,
  storedId,
} from "../operation/fields.ts";
import { personal } from "../storage/personal.ts";
import { staffBooking } from "./schemas.ts";

export const calendarInput = z.strictObject({
  from: instant.describe("Bookings end after this moment"),
  to: instant.describe("Bookings start before this moment"),
});

/** A booking in the calendar: nothing in it is about money. */
export const calendarBooking = staffBooking.pick({
  id: true,
  start: true,
  end: true,
  status: true,
  note: true,
  service: true,
  resource: true,
}).extend({
  version: z.int().positive(),
  serviceId: storedId,
  resourceId: storedId,
  busyFrom: localInstant.describe("Start, less the time to prepare"),
  busyUntil: localInstant.describe("End, and the time to clear up"),
  customerName: personal(z.string()),
});
export type CalendarBooking = z.output<typeof calendarBooking>;

/** Who or what has a column. */
const column = z.strictObject({
  id: storedId,
  name: bilingual,
  kind: z.enum(["chair", "stylist", "room"]),
});
export type CalendarColumn = z.output<typeof column>;

const openSpan = z.strictObject({
  resourceId: storedId,
  from: localInstant,
  until: localInstant,
});

export const closure = z.strictObject({
  id: id.meta({ examples: ["cls_5b1e"] }),
  resourceId: storedId.nullable().describe("Null for the whole business"),
  from: localInstant,
  until: localInstant,
  reason: bilingual,
});
export type Closure = z.output<typeof closure>;

/** What can be booked, and on which columns. */
const calendarService = z.strictObject({
  id: storedId,
  name: bilingual,
  durationMinutes: z.int(),
  resourceIds: z.array(storedId),
});
export type CalendarService = z.output<typeof calendarService>;

export const calendarOutput = z.strictObject({
  items: z.array(calendarBooking),
  columns: z.array(column),
  services: z.array(calendarService),
  open: z.array(openSpan).describe("When each column can be booked, by hours"),
  closures: z.array(closure),
});
export type Calendar = z.output<typeof calendarOutput>;
