import * as z from "zod";
import { id, name, storedId } from "../../operation/fields.ts";
import { notPersonal } from "../../storage/personal.ts";

const RESOURCE = { examples: ["res_hayashi"] };
const title = notPersonal(name(60));

/** What staff say of a stylist, a chair or a room. */
const fields = z.strictObject({
  kind: z.enum(["stylist", "chair", "room"]),
  nameJa: title.meta({ examples: ["林"] }),
  nameEn: title.meta({ examples: ["Hayashi"] }),
  capacity: z.int().min(1).max(100).describe("Bookings at one time"),
});

const serviceIds = z.array(id.meta({ examples: ["svc_cut"] })).max(200)
  .describe("The services that it can do");

export const addResourceInput = fields.partial({ capacity: true })
  .extend({ serviceIds: serviceIds.optional() });

export const changeResourceInput = fields.partial().extend({
  resourceId: id.meta(RESOURCE),
  active: z.boolean().optional()
    .describe("False takes no new bookings; those that are there stay"),
  serviceIds: serviceIds.optional(),
});

/** `HH:MM` in the business's time zone; a day can end at 24:00. */
const clock = notPersonal(
  z.string().regex(
    /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/,
    "must be HH:MM, from 00:00 to 24:00",
  ),
);

const opening = z.strictObject({
  weekday: z.int().min(1).max(7).describe("1 is Monday (ISO 8601)"),
  opens: clock.meta({ examples: ["10:00"] }),
  closes: clock.meta({ examples: ["19:00"] }),
});
export type Opening = z.output<typeof opening>;
const hours = z.array(opening).max(28)
  .describe("Weekly hours; two of one day have a break between them");

export const setHoursInput = z.strictObject({
  resourceId: id.meta(RESOURCE).optional()
    .describe("The whole business where none is given"),
  hours: hours.describe("Empty for a resource that follows the business"),
});
export const setHoursOutput = z.strictObject({ hours });

/** A stylist, a chair or a room as staff see it. */
export const staffResource = fields.extend({
  id: storedId.meta(RESOURCE),
  active: z.boolean(),
  serviceIds: z.array(storedId),
  hours: hours.describe("Of its own; empty where it follows the business"),
  upcoming: z.int().nonnegative()
    .describe("Bookings with it that are still to come"),
});
export type StaffResource = z.output<typeof staffResource>;

export const resourceOutput = z.strictObject({ resource: staffResource });
export const resourcesOutput = z.strictObject({
  resources: z.array(staffResource),
  hours: hours.describe("Of the business"),
});
export type Resources = z.output<typeof resourcesOutput>;
