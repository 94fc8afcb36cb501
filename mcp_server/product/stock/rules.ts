import { ApiError, invalidInput } from "../../../shared/http/errors.ts";
import type { StockCount } from "../store.ts";
import type { MoveStock } from "./schemas.ts";

type Item = MoveStock["items"][number];

/** Which way the number goes for each reason; a count goes either way. */
const WAYS: Readonly<Record<MoveStock["reason"], -1 | 0 | 1>> = {
  received: 1,
  returned: 1,
  damaged: -1,
  sold: -1,
  counted: 0,
};

/** @throws {ApiError} 400 where, for example, more was received than before, but fewer are there. */
export function requireWay(
  { onHand, expectedOnHand }: Item,
  reason: MoveStock["reason"],
): void {
  if ((onHand - expectedOnHand) * WAYS[reason] >= 0) return;
  throw new ApiError("The number goes the wrong way for this reason", {
    status: 400,
    code: "invalid_input",
    details: { field: "reason", reason: "wrong_way" },
  });
}

/** @throws {ApiError} 400 for a product that is named twice. */
export function requireOnceEach(items: readonly Item[]): void {
  const ids = new Set(items.map(({ productId }) => productId));
  if (ids.size < items.length) {
    throw invalidInput("items", "items names a product twice");
  }
}

/**
 * What a colleague changed meanwhile must not be overwritten unseen.
 *
 * @throws {ApiError} 409 that names the products and their numbers now.
 */
export function requireUnchanged(
  items: readonly Item[],
  counts: ReadonlyMap<string, StockCount>,
): void {
  const changed = items.flatMap(({ productId, expectedOnHand }) => {
    const onHand = counts.get(productId)!.onHand;
    return onHand === expectedOnHand ? [] : [{ productId, onHand }];
  });
  if (changed.length === 0) return;
  throw new ApiError("The stock has changed since it was read", {
    status: 409,
    code: "stock_changed",
    details: { items: changed },
  });
}
