import type { Context } from "../context.ts";
import type { Job } from "../job.ts";
import type { Frame } from "../reading/frame.ts";

/** "Two of each", while an order waits, are two of all that is ordered. */
export function eachOfOrder(
  { state: { job, isDeclined }, turn }: Context,
  { intent, slots: { number, ...others }, problems }: Frame,
): Job | undefined {
  const items = job?.slots.items ?? [];
  const isEach = /\beach\b|ずつ/i.test(turn.text) && intent === "answer" &&
    number !== undefined && Object.keys(others).length === 0 &&
    problems.length === 0;
  const isOpen = job?.intent === "order" && !isDeclined && items.length > 0;
  if (!isEach || !isOpen) return undefined;
  if (items.length === 1) return asking(job, turn.text);
  const all = items.map((item) => ({ ...item, quantity: number }));
  return { ...job, slots: { ...job.slots, items: all }, problems: [] };
}

const INSTEAD = /\binstead\b|代わり|かわり|替わり/i;
const ADDS =
  /\b(?:add|put|throw|include|also|too)\b|入れ|いれ|追加|足し|つけ|も/i;

/**
 * "Add a comb instead" comes in place of what the message before took off. Where
 * that is not said, and several things are ordered, it is asked about.
 */
export function insteadInOrder(
  { state: { job, isDeclined }, turn }: Context,
  { intent, slots, problems, isCorrection, isAddition }: Frame,
): Job | undefined {
  const old = job?.slots.items ?? [];
  const { items = [], number, not } = slots;
  const isOpen = job?.intent === "order" && !isDeclined && old.length > 0 &&
    (intent === "order" || intent === "answer") && isCorrection === true;
  const isOther = items.length > 0 && number === undefined &&
    problems.length === 0 && !not?.products && !isAddition &&
    items.every(({ productId }) =>
      old.every((one) => one.productId !== productId)
    );
  if (!isOpen || !isOther) return undefined;
  const isInstead = INSTEAD.test(turn.text);
  const isTakenOff = job.slots.not?.products?.some((id) =>
    old.every(({ productId }) => productId !== id)
  );
  if (isInstead && isTakenOff) {
    const slots = { ...job.slots, items: [...old, ...items] };
    return { ...job, slots, problems: [] };
  }
  const isOnly = /だけ|のみ|\b(?:only|just)\b/i.test(turn.text);
  const isOpenWhich = old.length > 1 && !isOnly ||
    isInstead && ADDS.test(turn.text);
  return isOpenWhich ? asking(job, turn.text) : undefined;
}

function asking(job: Job, quote: string): Job {
  return { ...job, problems: [{ reason: "two_intents", quote, intents: [] }] };
}
