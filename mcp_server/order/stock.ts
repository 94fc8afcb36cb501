import type { Sql, TransactionSql } from "../storage/statement.ts";
import { ApiError } from "../../shared/http/errors.ts";
import type { OrderItem, WantedItem } from "./schemas.ts";

/** A product on sale, with what is left of it. */
export interface Shelf {
  productId: string;
  nameJa: string;
  nameEn: string;
  priceMinor: number;
  currency: string;
  available: number;
}

/** An item at the price of this moment. */
export interface PricedItem extends OrderItem {
  currency: string;
}

/**
 * Makes sure that enough of each item is free. The products stay locked until
 * the transaction ends, so that the order that is written in it holds them.
 * Expired orders of the products are marked as expired first.
 *
 * @param items One per product.
 * @throws {ApiError} 404 `product_not_found` or 409 `out_of_stock`, naming the
 * item.
 */
export async function takeStock(
  sql: TransactionSql,
  items: readonly WantedItem[],
  now: Date,
): Promise<PricedItem[]> {
  const productIds = items.map((item) => item.productId);
  const quantities = items.map((item) => item.quantity);
  const shelves = await sql<Shelf[]>`
    select product_id as "productId", name_ja as "nameJa", name_en as "nameEn",
      price_minor as "priceMinor", currency, available
    from take_stock(${now}, ${productIds}::text[], ${quantities}::int[])`;
  return pricedItems(items, shelves);
}

/**
 * Names and present prices of the items, if there is enough of each.
 *
 * @throws {ApiError} As {@linkcode takeStock}.
 */
export function pricedItems(
  items: readonly WantedItem[],
  shelves: readonly Shelf[],
): PricedItem[] {
  const byId = new Map(shelves.map((shelf) => [shelf.productId, shelf]));
  return items.map((item) => pricedItem(item, byId.get(item.productId)));
}

function pricedItem(
  { productId, quantity }: WantedItem,
  shelf: Shelf | undefined,
): PricedItem {
  if (!shelf) {
    throw new ApiError(`Product "${productId}" is not on sale`, {
      status: 404,
      code: "product_not_found",
      details: { productId },
    });
  }
  const { nameJa, nameEn, priceMinor, currency, available } = shelf;
  if (available < quantity) {
    throw new ApiError(
      `Cannot order ${quantity} of "${nameEn}": ${available} left`,
      {
        status: 409,
        code: "out_of_stock",
        details: { productId, available },
      },
    );
  }
  const name = { ja: nameJa, en: nameEn };
  return { productId, name, quantity, unitPriceMinor: priceMinor, currency };
}

/** Orders that one transaction marks, so that none locks for long. */
const BATCH = 100;

/**
 * Marks every order that expired, though readers and new orders are right
 * without it. Resolves to how many orders there were.
 *
 * @param sql Of the server's own login, outside any transaction.
 */
export async function releaseExpiredOrders(
  sql: Sql,
  now: Date,
): Promise<number> {
  let released = 0;
  while (true) {
    const [row] = await sql<[{ count: number }]>`
      select return_lapsed_stock(${now}, null, ${BATCH}) as count`;
    released += row.count;
    if (row.count < BATCH) return released;
  }
}
