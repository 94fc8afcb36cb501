import { type Call, isSameCall } from "../call.ts";
import type { Context } from "../context.ts";
import type { Frame, Slots } from "../reading/frame.ts";
import type { State } from "../state.ts";
import type { Done } from "./do_all.ts";

/** Slots that change what a card says; without an effect they were not used. */
const CHANGING: readonly (keyof Slots)[] = ["not", "number", "choice", "shift"];

/**
 * A message that changes what waits must not lead to the same cards again: then
 * it was not understood, and is asked about.
 */
export function askIfNoChange(
  context: Context,
  frames: readonly Frame[],
  done: readonly Done[],
): readonly Done[] {
  const isChange = frames.some(({ slots }) =>
    CHANGING.some((name) => slots[name] !== undefined) &&
    slots.choice?.kind !== "this"
  );
  const calls = done.flatMap(({ answer }) => answer.calls ?? []);
  if (!isChange || !areWithdrawn(context.state, calls)) return done;
  const { question } = context.words;
  const text = `${question.unread(context.turn.text)}\n${question.goOnWithout}`;
  return done.map(({ job }) => ({
    job,
    answer: { text, asked: { slot: "confirm" }, offer: [job], pending: job },
  }));
}

/** Whether the calls are those whose cards the message withdrew. */
export function areWithdrawn(
  { withdrawn = [] }: State,
  calls: readonly Call[],
): boolean {
  return calls.length > 0 && calls.length === withdrawn.length &&
    calls.every((call) =>
      withdrawn.some(({ name, args }) => isSameCall(call, { tool: name, args }))
    );
}
