import type { Context } from "../context.ts";
import type { Job } from "../job.ts";
import type { Frame, Intent } from "../reading/frame.ts";
import { mergeSlots } from "./merge_slots.ts";

/** The intents that the reader gives to "swap that for …" and 「それやめて…にして」. */
const SWAPS: ReadonlySet<Intent> = new Set<Intent>(["move", "stop"]);

/** Another product in place of the only one that is being ordered. */
export function swapped(
  { state: { job } }: Context,
  { intent, slots, problems }: Frame,
): Job | undefined {
  const [old, ...others] = job?.slots.items ?? [];
  const [productId, ...more] = slots.products ?? [];
  const isOrder = job?.intent === "order" && old && others.length === 0;
  const isSwap = SWAPS.has(intent) && productId && more.length === 0 &&
    problems.length === 0 && slots.number === undefined;
  if (!isOrder || !isSwap) return undefined;
  const item = { ...old, productId };
  const kept = mergeSlots(job.slots, {}, {});
  return { ...job, slots: { ...kept, items: [item] }, problems: [] };
}
