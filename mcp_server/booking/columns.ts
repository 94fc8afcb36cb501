import * as z from "zod";
import {
  createdBy,
  currency,
  minorUnits,
  publicText,
  storedId,
} from "../operation/fields.ts";
import { owner } from "../storage/owned_by.ts";
import { fragment } from "../storage/statement.ts";
import { defineTable, type RowOf } from "../storage/table.ts";
import { booking, deleteInput, staffBooking, type Stylist } from "./schemas.ts";

export const bookings = defineTable("bookings", {
  id: storedId,
  customerId: storedId,
  ...owner,
  serviceId: storedId,
  /** Name and cut-off of the service when it was booked. */
  serviceJa: publicText,
  serviceEn: publicText,
  cancelCutoffMinutes: z.int(),
  resourceId: storedId,
  lane: z.int(),
  start: z.date(),
  end: z.date(),
  /** The time that the lane is taken, as a `tstzrange`. */
  busy: z.string(),
  status: booking.shape.status,
  priceMinor: minorUnits,
  currency,
  note: booking.shape.note,
  cancelReason: deleteInput.shape.reason.unwrap().nullable(),
  cancelledAt: z.date().nullable(),
  version: z.int(),
  /** Whether the customer asked for the stylist. */
  stylistChosen: z.boolean(),
  /** Where staff chose another length than that of the service. */
  durationMinutes: z.int().nullable(),
  createdBy,
  createdAt: z.date(),
  updatedAt: z.date(),
}, { start: "start_at", end: "end_at" });

/** Columns read of a booking: everything its customer sees, times as `Date`. */
const storedRow = bookings.pick(
  ...booking.keyof().exclude(["cancelUntil", "service", "stylist"]).options,
  "serviceJa",
  "serviceEn",
  "cancelCutoffMinutes",
  "resourceId",
  "stylistChosen",
  "durationMinutes",
);
/** The same for a page of bookings, without what other tables say of them. */
export const bookingPageRow = storedRow;
export const bookingRow = {
  columns: storedRow.columns,
  list: fragment([
    "",
    `, (select jsonb_build_object('id', id, 'name',
        jsonb_build_object('ja', name_ja, 'en', name_en))
      from resources where resources.id = resource_id
        and (kind = 'stylist' or stylist_chosen)) as stylist`,
  ], [storedRow.list]),
};
export type StoredBooking = RowOf<typeof bookingRow> & {
  /** Null where it is with a chair or a room that nobody asked for. */
  stylist: Stylist | null;
};

/** Columns read of a booking for staff, besides those of other tables. */
export const staffBookingRow = bookings.pick(
  ...staffBooking.keyof().exclude(["customer", "service", "resource"]).options,
);

export const services = defineTable("services", {
  id: storedId,
  nameJa: publicText,
  nameEn: publicText,
  descriptionJa: publicText,
  descriptionEn: publicText,
  durationMinutes: z.int(),
  bufferBeforeMinutes: z.int(),
  bufferAfterMinutes: z.int(),
  slotStepMinutes: z.int(),
  leadMinutes: z.int(),
  horizonDays: z.int(),
  cancelCutoffMinutes: z.int(),
  priceMinor: minorUnits,
  currency,
  active: z.boolean(),
  position: z.int(),
  /** Whether staff confirm each booking. */
  needsApproval: z.boolean(),
});

/** Columns read of a service. */
export const serviceRow = services.pick(
  "id",
  "nameJa",
  "nameEn",
  "descriptionJa",
  "descriptionEn",
  "durationMinutes",
  "bufferBeforeMinutes",
  "bufferAfterMinutes",
  "slotStepMinutes",
  "leadMinutes",
  "horizonDays",
  "cancelCutoffMinutes",
  "priceMinor",
  "currency",
  "active",
  "needsApproval",
);

export const resources = defineTable("resources", {
  id: storedId,
  nameJa: publicText,
  nameEn: publicText,
  capacity: z.int(),
  active: z.boolean(),
  position: z.int(),
  kind: z.enum(["chair", "stylist", "room"]),
});

export const serviceResources = defineTable("service_resources", {
  serviceId: storedId,
  resourceId: storedId,
});

export const openingHours = defineTable("opening_hours", {
  id: storedId,
  resourceId: storedId.nullable(),
  weekday: z.int(),
  opens: z.iso.time(),
  closes: z.iso.time(),
});

export const closures = defineTable("closures", {
  id: storedId,
  resourceId: storedId.nullable(),
  startsAt: z.date(),
  endsAt: z.date(),
  reasonJa: publicText,
  reasonEn: publicText,
});
