import type { Context } from "../context.ts";
import type { Job } from "../job.ts";
import type { Frame } from "../reading/frame.ts";
import type { State } from "../state.ts";

/**
 * The jobs that are left of several under way, where the message takes one off
 * ("leave out the spa"); undefined where it does not.
 */
export function takeOff(
  { job, rest = [] }: State,
  { slots: { not } }: Frame,
): Job[] | undefined {
  const { services = [], products = [] } = not ?? {};
  const all = job ? [job, ...rest] : [];
  const left = all.filter(({ slots }) =>
    !isAllOf(slots.services, services) &&
    !isAllOf(slots.items?.map(({ productId }) => productId), products)
  );
  const isLess = left.length > 0 && left.length < all.length;
  return isLess ? left : undefined;
}

/** "Drop the comb", while an order of it waits with another product. */
export function withoutItems(
  { state: { job, isDeclined } }: Context,
  { intent, slots: { which }, problems }: Frame,
): Job | undefined {
  const { products = [], ...others } = which ?? {};
  const items = job?.slots.items ?? [];
  const isOfOrder = job?.intent === "order" && !isDeclined &&
    intent === "cancel_order" && problems.length === 0 &&
    Object.keys(others).length === 0;
  const left = items.filter(({ productId }) => !products.includes(productId));
  const isLess = left.length > 0 && left.length < items.length;
  return isOfOrder && isLess
    ? {
      ...job,
      slots: { ...job.slots, items: left, not: { products } },
      problems: [],
    }
    : undefined;
}

function isAllOf(
  ids: readonly string[] | undefined,
  rejected: readonly string[],
): boolean {
  return ids !== undefined && ids.length > 0 &&
    ids.every((id) => rejected.includes(id));
}
