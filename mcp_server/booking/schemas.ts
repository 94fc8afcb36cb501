import { z } from "zod";
import {
  bilingual,
  currency,
  cursor,
  id,
  instant,
  limit,
  minorUnits,
  nextCursor,
  text,
} from "../operation/fields.ts";

const walkIn = z.strictObject({
  name: text(100).min(1).describe("How the person is called"),
  phone: text(30).min(1).optional().describe("Where they can be reached"),
});

/** What becomes of a booking; the first two hold their lane. */
export const bookingStatus = z.enum([
  "pending",
  "confirmed",
  "cancelled",
  "completed",
  "no_show",
]);
export type BookingStatus = z.output<typeof bookingStatus>;

const localInstant = z.iso.datetime({ offset: true });
const note = text(500).optional().describe(
  "A wish or remark of the customer for the staff, in the customer's words",
);
const start = instant.describe(
  "Start of an open slot from booking_slots, ISO 8601 with offset",
);
const serviceId = id.describe("Id of a service from booking_services");
const bookingId = id.describe("Id of one of the customer's bookings");

const booking = z.strictObject({
  id: z.string(),
  serviceId: z.string(),
  start: localInstant,
  end: localInstant,
  status: bookingStatus,
  priceMinor: minorUnits,
  currency,
  note: z.string().nullable(),
  version: z.int().positive(),
});
/** A booking as its customer sees it. */
export type Booking = z.output<typeof booking>;

export const bookingOutput = z.strictObject({ booking });

export const servicesInput = z.strictObject({});
export const servicesOutput = z.strictObject({
  services: z.array(z.strictObject({
    id: z.string(),
    name: bilingual,
    description: bilingual,
    durationMinutes: z.int().positive(),
    priceMinor: minorUnits,
    currency,
  })),
});

export const slotsInput = z.strictObject({
  serviceId,
  from: instant.describe("Slots start at this moment or later"),
  to: instant.describe("Slots start before this moment; 31 days at most"),
});
export const slotsOutput = z.strictObject({
  slots: z.array(z.strictObject({ start: localInstant, end: localInstant })),
});

export const listInput = z.strictObject({
  status: bookingStatus.optional(),
  from: instant.optional().describe("Bookings start at this moment or later"),
  to: instant.optional().describe("Bookings start before this moment"),
  limit,
  cursor,
});
export const listOutput = z.strictObject({
  items: z.array(booking),
  nextCursor,
});

export const getInput = z.strictObject({ bookingId });

export const createInput = z.strictObject({ serviceId, start, note });

/** Staff book for someone who is not signed in. */
export const createForStaffInput = createInput.extend({ customer: walkIn });

export const updateInput = z.strictObject({
  bookingId,
  start: start.optional(),
  serviceId: serviceId.optional(),
  note,
});

export const deleteInput = z.strictObject({
  bookingId,
  reason: text(500).optional().describe("Why, in the customer's words"),
});
