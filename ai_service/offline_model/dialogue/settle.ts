import { type Call, isSameCall } from "../call.ts";
import { changesOf, type Result, type Turn } from "../conversation.ts";
import type { State } from "../state.ts";
import type { Done } from "./do_all.ts";
import { matterOf } from "./matter.ts";
import { stateWith } from "./state_with.ts";

/** How a turn's changes ended. */
export interface Ending {
  turn: Turn;
  /** Whether the person has written again since. */
  isPast: boolean;
}

/** The state behind a turn: what was finished leaves nothing behind. */
export function settle(
  before: State,
  done: readonly Done[],
  ending: Ending,
): State {
  const changes = changesOf(ending.turn);
  const calls = done.flatMap(({ answer }) => answer.calls ?? []);
  const waiting = stateWith(before, done);
  if (changes.length === 0 || calls.length === 0) return waiting;
  const codes = calls.map((call) => codeOf(changes, call));
  const withdrawn = ending.isPast ? withdrawnIn(ending.turn) : {};
  if (withdrawn.withdrawn) return { ...waiting, ...withdrawn };
  if (codes.every((code) => code === "declined")) return declined(waiting);
  const open = done.filter(({ answer: { calls = [] } }) =>
    calls.some((call) => CAN_BE_CHANGED.has(codeOf(changes, call)))
  );
  const { language } = before;
  return {
    ...(open.length > 0 && refused(open)),
    ...(language && { language }),
  };
}

/** Another time or number takes the wish up again; another product is another. */
function refused(open: readonly Done[]): State {
  const state = stateWith({}, open);
  return matterOf(state.job?.intent) === "order"
    ? { ...state, asked: { slot: "quantity" }, isDeclined: true }
    : { ...state, asked: { slot: "time" } };
}

/** After these, another time or number may do. */
const CAN_BE_CHANGED: ReadonlySet<string> = new Set([
  "slot_taken",
  "slot_unavailable",
  "overlapping_booking",
  "out_of_stock",
  "too_many_units",
]);

/** The newest outcome of a call: `ok`, or the code of its error. */
function codeOf(changes: readonly Result[], call: Call): string {
  const result = changes.findLast((change) => isSameCall(call, change)) ??
    changes.at(-1);
  if (!result) return "";
  return result.outcome.ok ? "ok" : result.outcome.error.code;
}

/**
 * The job is forgotten unless the next message answers it; a form stays open,
 * because its answers were work.
 */
function declined({ job, shown, language }: State): State {
  const isForm = matterOf(job?.intent) === "form";
  return {
    ...(job && (isForm ? { job } : { job, isDeclined: true })),
    ...(shown && { shown }),
    ...(language && { language }),
  };
}

/**
 * The cards that waited when the person wrote again. They count as declined,
 * but the model had no chance to say anything to it.
 */
export function withdrawnIn(turn: Turn): Pick<State, "withdrawn"> {
  const changes = changesOf(turn);
  const declined = changes.filter(({ outcome }) =>
    !outcome.ok && outcome.error.code === "declined"
  );
  if (turn.isAnswered || declined.length === 0) return {};
  const withdrawn = declined.map(({ tool, args }) => ({ name: tool, args }));
  return { withdrawn };
}
