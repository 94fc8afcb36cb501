import type { z } from "zod";
import { ApiError } from "../../shared/http/errors.ts";
import { actingCustomer } from "../customer/store.ts";
import { filled } from "../operation/details.ts";
import { requireExpectedTotal } from "../operation/expected_total.ts";
import type { OperationContext } from "../operation/operation.ts";
import type { PlanContext } from "../operation/write.ts";
import { getProducts } from "../product/store.ts";
import { requireWithinLimits } from "./limits.ts";
import { mergeItems, orderNumber, totalOf } from "./rules.ts";
import { type createInput, orderDetails } from "./schemas.ts";
import { type PricedItem, pricedItems, takeStock } from "./stock.ts";
import type { StoredOrder } from "./columns.ts";
import { createOrder, type ItemTax, type NewOrder } from "./store.ts";

type CreateInput = z.output<typeof createInput>;

const MINUTE = 60_000;

/** Of 2^40 numbers a second try is rare, and a third one never seen. */
const NUMBER_TRIES = 5;

/** An order as it would be placed. */
export interface OrderPlan {
  items: readonly PricedItem[];
  totalMinor: number;
  currency: string;
  /** How long an unpaid order holds its stock. */
  holdMinutes: number;
  /** Of each product. */
  taxes: ReadonlyMap<string, ItemTax>;
}

/**
 * Items and price of an order as it would be placed now.
 *
 * @throws {ApiError} 404 `product_not_found`, 409 `out_of_stock`, and 409 for
 * items that cannot be summed up, cost something else than expected, or are more
 * than the business allows a customer.
 */
export async function planOrder(
  context: PlanContext,
  { items, expectedTotalMinor }: CreateInput,
): Promise<OrderPlan> {
  const { sql, now } = context;
  const wanted = mergeItems(items);
  const ids = wanted.map(({ productId }) => productId);
  const [settings, products] = await Promise.all([
    requireWithinLimits(context, wanted),
    getProducts(sql, ids, now),
  ]);
  const { taxRate, reducedTaxRate } = settings;
  const shelves = products.map(({ id, stock, ...product }) => ({
    ...product,
    productId: id,
    available: stock,
  }));
  const taxes = new Map(
    products.map(({ id, reducedTax }) => [
      id,
      reducedTax
        ? { taxRate: reducedTaxRate, reducedTax: reducedTaxRate < taxRate }
        : { taxRate, reducedTax: false },
    ]),
  );
  const priced = pricedItems(wanted, shelves);
  const holdMinutes = settings.unpaidOrderMinutes;
  return { ...orderOf(priced, expectedTotalMinor), holdMinutes, taxes };
}

/**
 * Places an order of the acting user: takes the stock, and writes down what it
 * costs in that moment.
 *
 * @throws {ApiError} As {@linkcode planOrder}, where something changed since.
 */
export async function placeOrder(
  context: OperationContext,
  { holdMinutes, taxes }: OrderPlan,
  { items, expectedTotalMinor, ...details }: CreateInput,
): Promise<StoredOrder> {
  const { sql, now, newId } = context;
  const taken = await takeStock(sql, mergeItems(items), now);
  const { totalMinor, currency } = orderOf(taken, expectedTotalMinor);
  return await write(context, {
    totalMinor,
    currency,
    expiresAt: new Date(now.getTime() + holdMinutes * MINUTE),
    ...filled(orderDetails, details),
    id: newId("ord_"),
    customerId: actingCustomer(sql),
    items: taken.map(({ currency: _, ...item }) => ({
      ...item,
      ...taxes.get(item.productId)!,
    })),
    now,
  });
}

function orderOf(
  items: readonly PricedItem[],
  expectedTotalMinor: number | undefined,
): Pick<OrderPlan, "items" | "totalMinor" | "currency"> {
  const price = priceOf(items);
  requireExpectedTotal(expectedTotalMinor, price);
  return { items, ...price };
}

function priceOf(items: readonly PricedItem[]) {
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
