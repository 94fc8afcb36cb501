import type { Context } from "../context.ts";
import type { Job } from "../job.ts";
import type { ItemSlot } from "../reading/frame.ts";
import { readOrders } from "../reads/shop.ts";

/** What was asked for, added up; undefined where "as last time" is nothing. */
export function itemsOf(
  context: Context,
  { slots }: Job,
): ItemSlot[] | undefined {
  const { items = [], products = [], sameAsLast, number } = slots;
  if (items.length > 0 && sameAsLast) return asLast(context, items);
  if (items.length > 0) return addedUp(counted(items, number));
  if (products.length > 0) {
    return products.map((productId) => ({
      productId,
      ...(number !== undefined && { quantity: number }),
    }));
  }
  if (!sameAsLast) return [];
  const last = readOrders(context)[0];
  return last?.items.map(({ productId, quantity }) => ({
    productId,
    quantity,
  }));
}

/** "The wax, same as last time": as many as in the last order of it. */
function asLast(
  context: Context,
  items: readonly ItemSlot[],
): ItemSlot[] | undefined {
  const bought = readOrders(context).flatMap((order) => order.items);
  const known = items.map((item) => ({
    ...bought.find(({ productId }) => productId === item.productId),
    ...item,
  }));
  if (known.some(({ quantity }) => quantity === undefined)) return undefined;
  return known.map(({ productId, quantity }) => ({
    productId,
    quantity: quantity!,
  }));
}

/** "Two brushes" has its number before it is known which one is meant. */
function counted(
  items: readonly ItemSlot[],
  number: number | undefined,
): readonly ItemSlot[] {
  const [item, ...more] = items;
  const isOne = item && more.length === 0 && item.quantity === undefined;
  return isOne && number !== undefined
    ? [{ ...item, quantity: number }]
    : items;
}

function addedUp(items: readonly ItemSlot[]): ItemSlot[] {
  const sums = new Map<string, number | undefined>();
  for (const { productId, quantity } of items) {
    const before = sums.get(productId);
    const sum = before === undefined ? quantity : before + (quantity ?? 1);
    sums.set(productId, sum);
  }
  return [...sums].map(([productId, quantity]) => ({
    productId,
    ...(quantity !== undefined && { quantity }),
  }));
}
