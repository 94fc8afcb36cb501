import type { Context } from "../context.ts";
import type { Job } from "../job.ts";
import type { Frame } from "../reading/frame.ts";
import type { Meaning } from "./meaning.ts";

/**
 * "Are those made of wood?", while an order waits: what is known of its
 * products is told, and the order stays as it is.
 */
export function aboutItems(
  { state: { job, isDeclined } }: Context,
  { slots: { choice, ...others }, problems, isQuestion }: Frame,
): Meaning | undefined {
  const products = (job?.slots.items ?? []).map(({ productId }) => productId);
  const isAsked = isQuestion === true && choice?.kind === "this" &&
    Object.keys(others).length === 0 && problems.length > 0 &&
    problems.every(({ reason }) => reason === "unread");
  if (!isAsked || !job || isDeclined || products.length === 0) {
    return undefined;
  }
  const told: Job = { intent: "products", slots: { products }, problems: [] };
  return { kind: "jobs", jobs: [told, job], replaces: false };
}
