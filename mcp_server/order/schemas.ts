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

/** How many of one product an order can hold. */
export const MAX_QUANTITY = 99;
/** How many products an order can hold. */
export const MAX_ITEMS = 50;

/** What becomes of an order; a pending one holds its stock. */
export const orderStatus = z.enum([
  "pending",
  "confirmed",
  "completed",
  "cancelled",
  "expired",
]);

const localInstant = z.iso.datetime({ offset: true });
const orderId = id.describe("Id of one of the customer's orders");

const orderItem = z.strictObject({
  productId: z.string(),
  name: bilingual,
  quantity: z.int().positive(),
  unitPriceMinor: minorUnits,
});
/** What was bought, named and priced as it was then. */
export type OrderItem = z.output<typeof orderItem>;

const order = z.strictObject({
  id: z.string(),
  number: z.string(),
  status: orderStatus,
  paymentStatus: z.enum(["unpaid", "paid", "refunded"]),
  fulfilmentStatus: z.enum(["unfulfilled", "fulfilled"]),
  items: z.array(orderItem),
  totalMinor: minorUnits,
  currency,
  expiresAt: localInstant.nullable(),
});
/** An order as its customer sees it. */
export type Order = z.output<typeof order>;

export const orderOutput = z.strictObject({ order });

const wantedItem = z.strictObject({
  productId: id.describe("Id of a product from product_list"),
  quantity: z.int().min(1).max(MAX_QUANTITY),
});
/** What a customer would like to have. */
export type WantedItem = z.output<typeof wantedItem>;

export const createInput = z.strictObject({
  items: z.array(wantedItem).min(1).max(MAX_ITEMS).describe(
    "What to order; prices are the shop's and cannot be given",
  ),
  note: text(500).optional().describe(
    "A wish or remark of the customer for the staff, in the customer's words",
  ),
});

export const listInput = z.strictObject({
  status: orderStatus.optional(),
  from: instant.optional().describe("Placed at this moment or later"),
  to: instant.optional().describe("Placed before this moment"),
  limit,
  cursor,
});
export const listOutput = z.strictObject({ items: z.array(order), nextCursor });

export const getInput = z.strictObject({ orderId });

export const markPaidInput = z.strictObject({
  orderId: id.describe("Id of an order of one of this service's users"),
  paymentIntent: text(255).min(1).describe(
    "What the payment provider calls the payment",
  ),
  amountMinor: minorUnits.describe("What was paid, in minor units"),
  currency: currency.describe("ISO 4217 in capitals, e.g. JPY"),
});
