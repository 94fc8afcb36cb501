import type { Context } from "../context.ts";
import type { JobSlots, ShownList } from "../job.ts";
import { fits } from "../jobs/fitting_slots.ts";
import type { ChoiceSlot } from "../reading/frame.ts";

/**
 * "The first one after lunch": where what is chosen of the times shown is none
 * of those said, the first or last that is open then; else they are shown.
 */
export function withinSaid(
  context: Context,
  { choice: _, number: __, ...slots }: JobSlots,
  { choice, shown, ids }: {
    choice: ChoiceSlot;
    shown: ShownList;
    ids: readonly string[];
  },
): JobSlots | undefined {
  const { day, time } = slots;
  const isSaid = time?.kind === "window" || day?.kind === "on";
  if (shown.kind !== "slots" || !isSaid) return undefined;
  const isFit = ids.length > 0 &&
    ids.every((start) => fits(context, { start, end: start }, slots));
  if (isFit) return undefined;
  // "Before noon" may, or may not, take noon in.
  const isOpenEnd = time?.kind === "window" && time.to === undefined;
  const pick = isFirst(choice)
    ? "first"
    : isLast(choice) && isOpenEnd
    ? "last"
    : undefined;
  return { ...slots, ...(pick && { pick }) };
}

function isFirst(choice: ChoiceSlot): boolean {
  return choice.kind === "nth" && choice.n === 1 ||
    choice.kind === "by" && choice.order === "earliest";
}

function isLast(choice: ChoiceSlot): boolean {
  return choice.kind === "nth" && choice.n === -1 ||
    choice.kind === "by" && choice.order === "latest";
}
