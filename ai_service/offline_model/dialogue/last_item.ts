import type { Context } from "../context.ts";
import type { Job } from "../job.ts";
import { readOrders } from "../reads/shop.ts";

/** "Same as last time, the comb": of several, the one that was ordered last. */
export function withLastItem(context: Context, job: Job): Job {
  const { slots, problems, intent } = job;
  const named = problems.find((problem) =>
    problem.reason === "ambiguous_name" && problem.slot === "item"
  );
  const isAsLast = intent === "order" && slots.sameAsLast === true &&
    (slots.items ?? []).length === 0;
  if (!isAsLast || named?.reason !== "ambiguous_name") return job;
  const [last] = readOrders(context);
  const [item, ...more] = (last?.items ?? [])
    .filter(({ productId }) => named.ids.includes(productId));
  if (!item || more.length > 0) return job;
  const quantity = slots.number ?? item.quantity;
  const { number: _, sameAsLast: __, ...rest } = slots;
  return {
    ...job,
    slots: { ...rest, items: [{ productId: item.productId, quantity }] },
    problems: problems.filter((problem) => problem !== named),
  };
}
