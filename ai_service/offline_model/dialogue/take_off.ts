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

function isAllOf(
  ids: readonly string[] | undefined,
  rejected: readonly string[],
): boolean {
  return ids !== undefined && ids.length > 0 &&
    ids.every((id) => rejected.includes(id));
}
