import type { Context } from "../context.ts";
import type { Job, JobSlots } from "../job.ts";
import type { Intent } from "../reading/frame.ts";
import { matterOf } from "./matter.ts";

/** "Saturday's" answers the question which booking is meant. */
export function toWhich(
  { state: { asked } }: Context,
  { intent }: Job,
  slots: JobSlots,
): JobSlots {
  // 「火曜の方を15時に」 says both which it is and what it is moved to.
  const isMoved = matterOf(intent) === "move" && asked?.slot === "which" &&
    !slots.which;
  return isMoved ? asWhich(slots) : whichOf(intent, slots);
}

/** All that is said of a cancellation is which booking or order is meant. */
export function whichOf(intent: Intent, slots: JobSlots): JobSlots {
  return matterOf(intent) === "cancel" ? asWhich(slots) : slots;
}

function asWhich(slots: JobSlots): JobSlots {
  const { day, time, services, products, stylist, ...rest } = slots;
  const said = {
    ...(day && { day }),
    ...(time && { time }),
    ...(services && { services }),
    ...(products && { products }),
    ...(stylist && { stylist }),
  };
  const which = { ...said, ...rest.which };
  return Object.keys(which).length > 0 ? { ...rest, which } : rest;
}
