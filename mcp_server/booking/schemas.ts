import { z } from "zod";
import {
  bilingual,
  currency,
  cursor,
  id,
  instant,
  limit,
  localInstant,
  minorUnits,
  nextCursor,
  storedId,
  text,
} from "../operation/fields.ts";

const walkIn = z.strictObject({
  name: text(100).min(1).meta({
    description: "How the person is called",
    examples: ["佐藤 花子"],
  }),
  phone: text(30).min(1).meta({
    description: "Where they can be reached",
    examples: ["090-1234-5678"],
  }).optional(),
});

/** What becomes of a booking; the first two hold their lane. */
export const bookingStatus = z.enum([
  "pending",
  "confirmed",
  "cancelled",
  "completed",
  "no_show",
]).meta({ examples: ["confirmed"] });
export type BookingStatus = z.output<typeof bookingStatus>;

const BOOKING = { examples: ["bkg_4f8d1b2c9a7e4d03"] };
const SERVICE = { examples: ["svc_cut"] };
const NOTE = { examples: ["前髪は短めで"] };
const FROM = { examples: ["2030-05-10T10:00:00+09:00"] };
const TO = { examples: ["2030-05-10T19:00:00+09:00"] };

const note = text(500).meta(NOTE).optional().describe(
  "A wish or remark of the customer for the staff, in the customer's words",
);
const start = instant.describe(
  "Start of an open slot from booking_slots, ISO 8601 with offset",
);
const end = localInstant.meta({ examples: ["2030-05-10T16:00:00+09:00"] });
const serviceId = id.meta(SERVICE)
  .describe("Id of a service from booking_services");
const bookingId = id.meta(BOOKING)
  .describe("Id of one of the customer's bookings");

const booking = z.strictObject({
  id: storedId.meta(BOOKING),
  serviceId: storedId.meta(SERVICE),
  start: localInstant,
  end,
  status: bookingStatus,
  priceMinor: minorUnits,
  currency,
  note: z.string().meta(NOTE).nullable(),
  version: z.int().positive(),
});
/** A booking as its customer sees it. */
export type Booking = z.output<typeof booking>;

export const bookingOutput = z.strictObject({ booking });

export const servicesInput = z.strictObject({});
export const servicesOutput = z.strictObject({
  services: z.array(z.strictObject({
    id: storedId.meta(SERVICE),
    name: bilingual,
    description: bilingual,
    durationMinutes: z.int().positive().meta({ examples: [60] }),
    priceMinor: minorUnits,
    currency,
  })),
});

export const slotsInput = z.strictObject({
  serviceId,
  from: instant.meta(FROM).describe("Slots start at this moment or later"),
  to: instant.meta(TO)
    .describe("Slots start before this moment; 31 days at most"),
});
export const slotsOutput = z.strictObject({
  slots: z.array(z.strictObject({ start: localInstant, end })),
});

export const listInput = z.strictObject({
  status: bookingStatus.optional(),
  from: instant.meta(FROM).optional()
    .describe("Bookings start at this moment or later"),
  to: instant.meta(TO).optional()
    .describe("Bookings start before this moment"),
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
  reason: text(500).meta({ examples: ["都合が悪くなりました"] }).optional()
    .describe("Why, in the customer's words"),
});
