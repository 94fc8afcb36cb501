import type { z } from "zod";
import { ApiError } from "../../shared/http/errors.ts";
import { rememberCustomer } from "../customer/store.ts";
import { filled } from "../operation/details.ts";
import type { OperationContext } from "../operation/operation.ts";
import {
  mergeItems,
  orderNumber,
  RESERVATION_MILLISECONDS,
  totalOf,
} from "./rules.ts";
import { type createInput, orderDetails } from "./schemas.ts";
import { type TakenItem, takeStock } from "./stock.ts";
import type { StoredOrder } from "./columns.ts";
import { createOrder, type NewOrder } from "./store.ts";

/** Of 2^40 numbers a second try is rare, and a third one never seen. */
const NUMBER_TRIES = 5;

/**
 * Places an order of the acting user: takes the stock and writes down what it
 * costs now.
 *
 * @throws {ApiError} What {@linkcode takeStock} throws, and 409 for items that
 * cannot be summed up.
 */
export async function placeOrder(
  context: OperationContext,
  { items, ...details }: z.output<typeof createInput>,
): Promise<StoredOrder> {
  const { sql, now, newId } = context;
  const wanted = mergeItems(items);
  const customerId = await rememberCustomer(context);
  const taken = await takeStock(sql, wanted, now);
  const order = {
    id: newId("ord_"),
    customerId,
    items: taken.map(({ currency: _, ...item }) => item),
    ...priceOf(taken),
    ...filled(orderDetails, details),
    expiresAt: new Date(now.getTime() + RESERVATION_MILLISECONDS),
    now,
  };
  return await write(context, order);
}

function priceOf(items: readonly TakenItem[]) {
  const currency = items[0]!.currency;
  if (items.some((item) => item.currency !== currency)) {
    throw new ApiError(
      "These products are priced in different currencies; order them apart",
      { status: 409, code: "mixed_currencies" },
    );
  }
  const total = totalOf(items);
  if (total > Number.MAX_SAFE_INTEGER) {
    throw new ApiError("This order costs more than can be written down", {
      status: 409,
      code: "total_too_large",
    });
  }
  return { totalMinor: Number(total), currency };
}

async function write(
  { sql, newId }: OperationContext,
  order: NewOrder,
): Promise<StoredOrder> {
  for (let tries = 0; tries < NUMBER_TRIES; tries++) {
    const number = await orderNumber(newId(""));
    const created = await createOrder(sql, number, order);
    if (created) return created;
  }
  throw new Error("Cannot number the order: every number tried is taken");
}
