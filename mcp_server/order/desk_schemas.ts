import * as z from "zod";
import { MAX_EXPORTED } from "../operation/export.ts";
import {
  createdBy,
  cursor,
  id,
  instant,
  limit,
  localInstant,
  nextCursor,
  storedId,
  text,
} from "../operation/fields.ts";
import { notPersonal, personal } from "../storage/personal.ts";
import { historyEvent } from "./history_events.ts";
import { paymentIntent } from "./payment_schemas.ts";
import { getInput, order, orderDetails, orderStatus } from "./schemas.ts";

const said = personal(z.string());

/** An order as staff see it, whoever placed it. */
export const staffOrder = order.extend({
  customer: z.strictObject({ id: storedId, name: said }),
  note: orderDetails.shape.note.unwrap().nullable(),
  staffNote: said.nullable(),
  /** Null if it is not paid, or was paid at the counter. */
  paymentIntent: paymentIntent.nullable(),
  /** Since when it can be picked up; null if it cannot yet. */
  readyAt: localInstant.nullable(),
  createdBy,
  createdAt: localInstant,
});
export type StaffOrder = z.output<typeof staffOrder>;

const filter = {
  status: orderStatus.optional(),
  paymentStatus: order.shape.paymentStatus.optional(),
  fulfilmentStatus: order.shape.fulfilmentStatus.optional(),
  customerId: id.optional(),
  from: instant.optional().describe("Placed at this moment or later"),
  to: instant.meta({ examples: ["2030-05-11T15:00:00+09:00"] }).optional()
    .describe("Placed before this moment"),
};

export const staffListInput = z.strictObject({
  ...filter,
  number: notPersonal(text(20)).meta({ examples: ["4K7P"] }).optional()
    .describe("The first characters of the order's number"),
  limit,
  cursor,
});
export type StaffOrderFilter = Omit<
  z.output<typeof staffListInput>,
  "limit" | "cursor"
>;
export const staffListOutput = z.strictObject({
  items: z.array(staffOrder),
  nextCursor,
});
export type OrderPage = z.output<typeof staffListOutput>;

export const staffOrderOutput = z.strictObject({ order: staffOrder });

export const historyOutput = z.strictObject({
  items: z.array(z.strictObject({
    at: localInstant,
    event: historyEvent,
    /** End of a hold that began. */
    until: localInstant.nullable(),
    by: z.enum(["user", "staff", "service"]),
    /** Name of the member of staff. */
    staffName: notPersonal(z.string()).nullable(),
  })),
});
export type OrderHistory = z.output<typeof historyOutput>;

export const noteInput = getInput.extend({
  note: personal(text(2000)).meta({ examples: ["袋を分けて渡す"] })
    .describe("Replaces the note; an empty text removes it"),
});

export const exportInput = z.strictObject({
  ...filter,
  limit: z.int().min(1).max(MAX_EXPORTED).meta({ examples: [500] }).optional(),
  cursor,
});
