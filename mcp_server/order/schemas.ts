import * as z from "zod";
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
import { expectedTotalMinor } from "../operation/expected_total.ts";
import { personal } from "../storage/personal.ts";

/** How many of one product an order can hold. */
export const MAX_QUANTITY = 99;
/** How many products an order can hold. */
export const MAX_ITEMS = 50;

/** Status of an order; a pending one holds its stock. */
export const orderStatus = z.enum([
  "pending",
  "confirmed",
  "completed",
  "cancelled",
  "expired",
]).meta({ examples: ["confirmed"] });

const ORDER = { examples: ["ord_83b2e6d0f4c14c55"] };
const PRODUCT = { examples: ["prd_shampoo_moist"] };
const QUANTITY = { examples: [2] };
const TOTAL = { examples: [3600] };

/** Names an order. */
export const orderId = id.meta(ORDER).describe(
  "Id of one of the customer's orders",
);

const orderItem = z.strictObject({
  productId: storedId.meta(PRODUCT),
  name: bilingual,
  quantity: z.int().positive().meta(QUANTITY),
  unitPriceMinor: minorUnits.meta({ examples: [1800] }),
});
/** An item that was ordered, with its name and price at that time. */
export type OrderItem = z.output<typeof orderItem>;

/** An order as its customer sees it. */
export const order = z.strictObject({
  id: storedId.meta(ORDER),
  number: storedId.meta({ examples: ["4K7P-Q2XM"] }),
  status: orderStatus,
  paymentStatus: z.enum(["unpaid", "paid", "refunded"])
    .meta({ examples: ["paid"] }),
  fulfilmentStatus: z.enum(["unfulfilled", "fulfilled"]),
  items: z.array(orderItem),
  totalMinor: minorUnits.meta(TOTAL),
  currency,
  expiresAt: localInstant.nullable().meta({ examples: [null] }),
  paidAt: localInstant.nullable(),
  /** Given back so far; a part of the total leaves it paid. */
  refundedMinor: minorUnits.meta({ examples: [0] }),
  /** Whether a voucher waits to be paid at a convenience store. */
  awaitsVoucher: z.boolean(),
});
export type Order = z.output<typeof order>;

export const orderOutput = z.strictObject({ order });

const wantedItem = z.strictObject({
  productId: id.meta(PRODUCT).describe("Id of a product from product_list"),
  quantity: z.int().min(1).max(MAX_QUANTITY).meta(QUANTITY),
});
/** An item that a customer wants to order. */
export type WantedItem = z.output<typeof wantedItem>;

/** Details that a customer may give of an order. */
export const orderDetails = z.strictObject({
  note: personal(text(500)).meta({ examples: ["午後に受け取ります"] })
    .optional().describe(
      "A wish or remark of the customer for the staff, in the customer's words",
    ),
});
export type OrderDetails = z.output<typeof orderDetails>;

export const createInput = z.strictObject({
  items: z.array(wantedItem).min(1).max(MAX_ITEMS).describe(
    "What to order; prices are the shop's and cannot be given",
  ),
  ...orderDetails.shape,
  expectedTotalMinor,
});

export const listInput = z.strictObject({
  status: orderStatus.optional(),
  from: instant.optional().describe("Placed at this moment or later"),
  to: instant.meta({ examples: ["2030-05-11T15:00:00+09:00"] }).optional()
    .describe("Placed before this moment"),
  limit,
  cursor,
});
export const listOutput = z.strictObject({ items: z.array(order), nextCursor });

export const getInput = z.strictObject({ orderId });
