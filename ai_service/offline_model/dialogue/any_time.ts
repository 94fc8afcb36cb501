import type { Context } from "../context.ts";
import type { JobSlots } from "../job.ts";

/** 「午後ならいつでも」, behind a day that was said, is any time of that day. */
export function asAnyTime(
  { turn }: Context,
  before: JobSlots,
  added: JobSlots,
): JobSlots {
  const { day, ...others } = added;
  const isSaid = before.day?.kind === "on" || before.day?.kind === "window";
  const isAnyTime = day?.kind === "any" && isSaid &&
    /いつでも/.test(turn.text.normalize("NFKC"));
  return isAnyTime ? { time: { kind: "any" }, ...others } : added;
}
