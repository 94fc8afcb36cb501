import { ApiError } from "../../shared/http/errors.ts";
import type { Settings } from "../business/schemas.ts";
import { getSettings } from "../business/store.ts";
import type { PlanContext } from "../operation/write.ts";
import { ownedBy } from "../storage/owned_by.ts";
import type { WantedItem } from "./schemas.ts";

/**
 * Refuses a customer more unpaid orders, or more of a product, than the business
 * allows. It reads behind the customer's lock; without that, customers who act
 * twice at once would pass. Resolves to the settings.
 *
 * @param items One per product.
 * @throws {ApiError} 409 `too_many_unpaid_orders` or `too_many_units`.
 */
export async function requireWithinLimits(
  context: PlanContext,
  items: readonly WantedItem[],
): Promise<Settings> {
  const [settings, unpaid] = await Promise.all([
    getSettings(context.sql),
    countUnpaid(context),
  ]);
  requireUnits(items, settings);
  if (unpaid >= settings.maxUnpaidOrders) {
    throw tooManyUnpaid(settings.maxUnpaidOrders);
  }
  return settings;
}

async function countUnpaid({ sql, actor, now }: PlanContext): Promise<number> {
  const [{ count }] = await sql<[{ count: number }]>`
    select count(*)::int from orders
    where ${
    ownedBy(sql, actor)
  } and status = 'pending' and expires_at > ${now}`;
  return count;
}

function requireUnits(
  items: readonly WantedItem[],
  { maxUnitsPerProduct, maxUnitsPerOrder }: Settings,
): void {
  const large = items.find(({ quantity }) => quantity > maxUnitsPerProduct);
  if (large) {
    throw tooManyUnits("of one product", maxUnitsPerProduct, {
      productId: large.productId,
    });
  }
  const units = items.reduce((sum, { quantity }) => sum + quantity, 0);
  if (units > maxUnitsPerOrder) {
    throw tooManyUnits("in all", maxUnitsPerOrder, {});
  }
}

function tooManyUnits(
  what: string,
  limit: number,
  details: Record<string, unknown>,
): ApiError {
  return new ApiError(
    `An order holds at most ${limit} units ${what}; for more, call the business`,
    { status: 409, code: "too_many_units", details: { ...details, limit } },
  );
}

function tooManyUnpaid(limit: number): ApiError {
  return new ApiError(
    `A customer can have ${limit} unpaid orders; pay or cancel one first`,
    { status: 409, code: "too_many_unpaid_orders", details: { limit } },
  );
}
