import * as z from "zod";
import {
  currency,
  id,
  minorUnits,
  name,
  storedId,
  text,
} from "../../operation/fields.ts";
import { notPersonal } from "../../storage/personal.ts";

const SERVICE = { examples: ["svc_cut"] };
/** More than a day is no visit, and two years ahead no plan. */
const minutes = (least: number) => z.int().min(least).max(1440);
const title = notPersonal(name(60));
const description = notPersonal(text(500));

/** What staff say of a service, each a column of its table but the resources. */
const fields = z.strictObject({
  nameJa: title.meta({ examples: ["カット"] }),
  nameEn: title.meta({ examples: ["Haircut"] }),
  descriptionJa: description,
  descriptionEn: description,
  priceMinor: minorUnits.max(1_000_000_000),
  currency: currency.regex(/^[A-Z]{3}$/, "must be three letters, such as JPY"),
  durationMinutes: minutes(5).meta({ examples: [60] }),
  bufferBeforeMinutes: minutes(0).describe("Time to prepare before it"),
  bufferAfterMinutes: minutes(0).describe("Time to clear up after it"),
  slotStepMinutes: minutes(5).describe("Slots start every so many minutes"),
  leadMinutes: z.int().min(0).max(43_200)
    .describe("How soon, at the earliest, a booking can start"),
  horizonDays: z.int().min(1).max(730)
    .describe("How many days ahead a booking can start"),
  cancelCutoffMinutes: z.int().min(0).max(43_200)
    .describe("Until so long before its start customers can change it"),
  needsApproval: z.boolean()
    .describe("Whether staff confirm each booking"),
});

const resourceIds = z.array(id.meta({ examples: ["res_hayashi"] })).max(100)
  .describe("Who or what can do it");

export const addServiceInput = fields.partial().required({
  nameJa: true,
  nameEn: true,
  priceMinor: true,
  currency: true,
  durationMinutes: true,
}).extend({ resourceIds: resourceIds.optional() });
export type AddService = z.output<typeof addServiceInput>;

export const changeServiceInput = fields.partial().extend({
  serviceId: id.meta(SERVICE),
  active: z.boolean().optional()
    .describe("False takes it off the menu; bookings of it stay"),
  resourceIds: resourceIds.optional(),
});

export const sortServicesInput = z.strictObject({
  serviceIds: z.array(id.meta(SERVICE)).min(1).max(500)
    .describe("In their new order; others follow in the order they have"),
});

/** A service as staff see it. */
export const menuService = fields.extend({
  id: storedId.meta(SERVICE),
  active: z.boolean(),
  resourceIds: z.array(storedId),
  upcoming: z.int().nonnegative()
    .describe("Bookings of it that are still to come"),
});
export type MenuService = z.output<typeof menuService>;

export const serviceOutput = z.strictObject({ service: menuService });
export const menuOutput = z.strictObject({ services: z.array(menuService) });
export type Menu = z.output<typeof menuOutput>;
