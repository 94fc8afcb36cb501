import * as z from "zod";
import { walkIn } from "../customer/schemas.ts";
import {
  bilingual,
  createdBy,
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
import { expectedTotalMinor } from "../operation/expected_total.ts";
import { override } from "./overrides.ts";
import { personal } from "../storage/personal.ts";

/** Status of a booking; the first two hold their lane. */
export const bookingStatus = z.enum([
  "requested",
  "confirmed",
  "cancelled",
  "completed",
  "no_show",
]).meta({ examples: ["confirmed"] });
export type BookingStatus = z.output<typeof bookingStatus>;

const BOOKING = { examples: ["bkg_4f8d1b2c9a7e4d03"] };
const SERVICE = { examples: ["svc_cut"] };
const STYLIST = { examples: ["res_hayashi"] };
const FROM = { examples: ["2030-05-10T10:00:00+09:00"] };
const TO = { examples: ["2030-05-10T19:00:00+09:00"] };

const start = instant.describe(
  "Start of an open slot from booking_slots, ISO 8601 with offset",
);
const end = localInstant.meta({ examples: ["2030-05-10T16:00:00+09:00"] });
const serviceId = id.meta(SERVICE)
  .describe("Id of a service from booking_services");
const stylistId = id.meta(STYLIST).describe(
  "Id of one of the service's stylists, only if the customer asked for one by name",
);
const bookingId = id.meta(BOOKING)
  .describe("Id of one of the customer's bookings");

const note = personal(text(500)).meta({ examples: ["前髪は短めで"] });

/** Details that a customer may give of a booking, then and later. */
export const bookingDetails = z.strictObject({
  note: note.optional().describe(
    "A wish or remark of the customer for the staff, in the customer's words",
  ),
});
export type BookingDetails = z.output<typeof bookingDetails>;

/** Who does a service, where customers may choose. */
const stylist = z.strictObject({
  id: storedId.meta(STYLIST),
  name: bilingual,
});
export type Stylist = z.output<typeof stylist>;

/** A booking as its customer sees it. */
export const booking = z.strictObject({
  id: storedId.meta(BOOKING),
  serviceId: storedId.meta(SERVICE),
  service: bilingual.describe("Name of the service when it was booked"),
  start: localInstant,
  end,
  status: bookingStatus,
  stylist: stylist.nullable(),
  priceMinor: minorUnits,
  currency,
  note: note.nullable(),
  cancelUntil: localInstant.meta({ examples: ["2030-05-10T12:00:00+09:00"] })
    .describe("The customer can change or cancel it before this moment"),
  version: z.int().positive(),
});
export type Booking = z.output<typeof booking>;

/** A booking as staff see it, whoever made it. */
export const staffBooking = booking
  .omit({ serviceId: true, version: true, cancelUntil: true, stylist: true })
  .extend({
    customer: z.strictObject({
      id: storedId,
      name: personal(z.string()),
      furigana: personal(z.string()).nullable(),
      email: personal(z.string()).nullable(),
      phone: personal(z.string()).nullable(),
    }),
    service: bilingual,
    resource: bilingual,
    createdBy,
  });
export type StaffBooking = z.output<typeof staffBooking>;

export const bookingOutput = z.strictObject({ booking });
/** For staff, who may act against the rules for customers. */
export const staffBookingOutput = bookingOutput.extend({
  overrode: z.array(override)
    .describe("Rules for customers that this went against"),
});

export const servicesInput = z.strictObject({});
export const servicesOutput = z.strictObject({
  services: z.array(z.strictObject({
    id: storedId.meta(SERVICE),
    name: bilingual,
    description: bilingual,
    durationMinutes: z.int().positive().meta({ examples: [60] }),
    cancelUntilMinutes: z.int().nonnegative().meta({ examples: [180] })
      .describe("Until so long before its start a booking can be changed"),
    needsApproval: z.boolean().meta({ examples: [false] })
      .describe("A booking is only requested until staff confirm it"),
    stylists: z.array(stylist)
      .describe("Who does it, if the customer may choose"),
    priceMinor: minorUnits,
    currency,
  })),
});

export const slotsInput = z.strictObject({
  serviceId,
  from: instant.meta(FROM).describe("Slots start at this moment or later"),
  to: instant.meta(TO)
    .describe("Slots start before this moment; 31 days at most"),
  stylistId: stylistId.optional(),
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

/** Lets a person change only what they have seen. */
const seen = {
  expectedVersion: z.int().positive().meta({ examples: [1] }).optional()
    .describe(
      "The booking's version as it was seen; the answer is booking_changed if somebody has changed it since",
    ),
};

const newBooking = z.strictObject({
  serviceId,
  start,
  stylistId: stylistId.optional(),
  ...bookingDetails.shape,
  expectedTotalMinor,
});

export const createInput = newBooking.extend({
  furigana: walkIn.shape.furigana.describe(
    "How the customer's own name is read, in kana; only if the customer gave it, never guessed",
  ),
});

/** What staff decide about a booking that customers do not. */
const byStaff = {
  resourceId: id.meta(STYLIST).optional()
    .describe("Id of the stylist, chair or room; in place of stylistId"),
  durationMinutes: z.int().min(5).max(1440).meta({ examples: [90] }).optional()
    .describe("How long it takes, if not as long as the service"),
};

/** Staff book for a customer they know, or for one who just walked in. */
export const createForStaffInput = newBooking.extend({
  ...byStaff,
  customer: walkIn,
  customerId: id.meta({ examples: ["cus_7d0f2a61"] }).optional()
    .describe(
      "Id from customer_search, if it is a customer they know; what the record of that customer says counts",
    ),
});

export const updateInput = z.strictObject({
  bookingId,
  start: start.optional(),
  serviceId: serviceId.optional(),
  stylistId: stylistId.optional(),
  ...bookingDetails.shape,
  ...seen,
  expectedTotalMinor,
});

export const updateForStaffInput = updateInput.extend(byStaff);

export const statusInput = z.strictObject({
  bookingId,
  status: bookingStatus.exclude(["requested", "cancelled"])
    .meta({ examples: ["completed"] }),
});

export const deleteInput = z.strictObject({
  bookingId,
  reason: personal(text(500)).meta({ examples: ["都合が悪くなりました"] })
    .optional().describe("Why, in the customer's words"),
  ...seen,
});
