import { z } from "zod";
import { instant, storedId } from "../operation/fields.ts";
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
  resourceId: storedId,
  customerName: personal(z.string()),
});
export type CalendarBooking = z.output<typeof calendarBooking>;

export const calendarOutput = z.strictObject({
  items: z.array(calendarBooking),
});
