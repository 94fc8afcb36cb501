import * as z from "zod";
import {
  createdBy,
  currency,
  minorUnits,
  publicText,
  storedId,
} from "../operation/fields.ts";
import { owner } from "../storage/owned_by.ts";
import { notPersonal, personal } from "../storage/personal.ts";
import { defineTable, type RowOf } from "../storage/table.ts";
import { paymentIntent } from "./payment_schemas.ts";
import { seller } from "./receipt_schemas.ts";
import { order, orderDetails, type OrderItem } from "./schemas.ts";

const { number, status, paymentStatus, fulfilmentStatus } = order.shape;

export const orders = defineTable("orders", {
  id: storedId,
  number,
  customerId: storedId,
  ...owner,
  status,
  paymentStatus,
  fulfilmentStatus,
  totalMinor: minorUnits,
  currency,
  note: orderDetails.shape.note.unwrap().nullable(),
  /** What staff note on it for each other. */
  staffNote: personal(z.string()).nullable(),
  paymentIntent: paymentIntent.nullable(),
  paidAt: z.date().nullable(),
  /** Since when it can be picked up. */
  readyAt: z.date().nullable(),
  expiresAt: z.date(),
  refundedMinor: minorUnits,
  awaitsVoucher: z.boolean(),
  /** Who sold it, as it was when it was paid; written by a trigger. */
  soldBy: notPersonal(seller).nullable(),
  createdBy,
  createdAt: z.date(),
  updatedAt: z.date(),
});

/** Columns read of an order, apart from its items. */
export const orderRow = orders.pick(
  ...order.keyof().exclude(["items", "expiresAt"]).options,
  "paymentIntent",
  "expiresAt",
  "createdAt",
);
export type StoredOrder = RowOf<typeof orderRow> & { items: OrderItem[] };

export const orderItems = defineTable("order_items", {
  orderId: storedId,
  position: z.int(),
  productId: storedId,
  nameJa: publicText,
  nameEn: publicText,
  quantity: z.int(),
  unitPriceMinor: minorUnits,
  /** Hundredths of a percent; null in orders that are older than it. */
  taxRate: z.int().nullable(),
  /** Null in orders of a release that did not know it. */
  reducedTax: z.boolean().nullable(),
});
