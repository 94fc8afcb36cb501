import type { Context } from "../context.ts";
import type { Job } from "../job.ts";
import type { Frame } from "../reading/frame.ts";
import { listFor } from "./list_for.ts";
import { matterOf } from "./matter.ts";
import { cheaperThanUnderWay } from "./rank.ts";

/**
 * "Anything cheaper?" while something is under way: what is cheaper is shown,
 * and one of it takes its place once it is chosen.
 */
export function askCheaper(
  context: Context,
  { slots: { choice, number }, problems }: Frame,
): Job | undefined {
  const { job } = context.state;
  const isAsked = choice?.kind === "by" && choice.order === "cheaper" &&
    number === undefined && problems.length === 0;
  if (!job || !isAsked) return undefined;
  const list = listFor(context, "answer", choice);
  const ids = cheaperThanUnderWay(context, list?.ids ?? []);
  if (ids.length === 0) return undefined;
  const slot = matterOf(job.intent) === "order" ? "item" : "service";
  const problem = { reason: "ambiguous_name", quote: "", slot, ids } as const;
  return { ...withoutSubject(job), problems: [problem] };
}

/** The quantity stays. */
function withoutSubject(job: Job): Job {
  const { items = [], products: _, services: __, ...slots } = job.slots;
  const quantity = items.length === 1 ? items[0]?.quantity : undefined;
  const number = quantity === undefined ? {} : { number: quantity };
  return { ...job, slots: { ...slots, ...number } };
}
