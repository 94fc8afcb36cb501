import { inParallel } from "./in_parallel.ts";
import { type PreviewOutcome, withExpected } from "./preview.ts";
import type { PlannedWrite } from "./state.ts";
import { refuse, type ToolOutcome } from "./tool_outcome.ts";
import type { PendingWrite } from "./turn.ts";
import type { Wait } from "./wait.ts";

/** Pauses before previews that could not be had are asked for again, in ms. */
const PAUSES = [500, 1_500, 4_000];
/** Longest pause, however long the server asks for, in milliseconds. */
const LONGEST_PAUSE = 5_000;
/** Most previews that are asked for at the same time. */
const PARALLEL_PREVIEWS = 4;

/** How to ask for one preview, and how to wait. */
export interface Asking {
  ask(write: PlannedWrite): Promise<PreviewOutcome>;
  wait: Wait;
  signal: AbortSignal;
}

/**
 * The outcome of each write's preview. Those that could not be had are asked
 * for again a few times, unless a write is refused: then none is proposed.
 */
export async function previewWrites(
  writes: readonly PlannedWrite[],
  { ask, wait, signal }: Asking,
): Promise<PreviewOutcome[]> {
  let outcomes = await inParallel(writes, PARALLEL_PREVIEWS, ask);
  for (const pause of PAUSES) {
    const states = outcomes.map(({ status }) => status);
    if (states.includes("refused") || !states.includes("unavailable")) break;
    await wait(pauseBefore(outcomes, pause), signal);
    if (signal.aborted) break;
    const pairs = writes.map((write, index) => ({
      write,
      outcome: outcomes[index]!,
    }));
    outcomes = await inParallel(
      pairs,
      PARALLEL_PREVIEWS,
      ({ write, outcome }) => outcome.status === "ok" ? outcome : ask(write),
    );
  }
  return outcomes;
}

function pauseBefore(outcomes: readonly PreviewOutcome[], pause: number) {
  const asked = outcomes.map((outcome) =>
    outcome.status === "unavailable"
      ? (outcome.retryAfterSeconds ?? 0) * 1000
      : 0
  );
  return Math.min(Math.max(pause, ...asked), LONGEST_PAUSE);
}

/** The writes to put before the person; undefined where they get none. */
export function proposed(
  writes: readonly PlannedWrite[],
  outcomes: readonly PreviewOutcome[],
): PendingWrite[] | undefined {
  const pending = writes.flatMap((write, index): PendingWrite[] => {
    const outcome = outcomes[index];
    if (outcome?.status !== "ok") return [];
    const { preview } = outcome;
    return [{ ...write, args: withExpected(write.args, preview), preview }];
  });
  return pending.length === writes.length ? pending : undefined;
}

/** The tool result of a write that is not put before the person. */
export function notProposed(outcome: PreviewOutcome): ToolOutcome {
  switch (outcome.status) {
    case "refused":
      return { ok: false, error: outcome.error };
    case "unavailable":
      return refuse(
        "not_prepared",
        "The shop's system could not be asked, so the customer was not shown this and nothing was done; say so",
      );
    case "ok":
      return BESIDE_REFUSED;
  }
}

/** The outcome of a write next to which another one was refused. */
export const BESIDE_REFUSED: ToolOutcome = refuse(
  "not_proposed",
  "Another change of the same answer was refused, so the customer was shown neither and nothing was done; ask again for what still makes sense",
);

/**
 * The answer to a write while an earlier one of the same tool is not known to
 * have been done: approving both could do the same thing twice.
 */
export const CONFIRMATION_PENDING: PreviewOutcome = {
  status: "refused",
  error: {
    code: "confirmation_pending",
    error:
      "It is still being confirmed whether the customer's last approved call of this tool was done, so another one cannot be proposed yet; say that it is being confirmed and that the answer will appear here by itself",
  },
};
