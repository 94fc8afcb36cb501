import type { Kv } from "../store/kv.ts";
import type { NewRun, Transaction } from "./begin_run.ts";
import { commit, type RunChange } from "./changes.ts";
import type { ConversationRef } from "./conversation_ref.ts";
import type { NewEvent, RunStatus } from "./events.ts";

/**
 * Stores `changes` together with a run that has no work and has already ended.
 * False where a check failed.
 */
export async function noteRun(
  kv: Kv,
  ref: ConversationRef,
  { runId, locale }: NewRun,
  { status, events = [], checks, changes }: Transaction & {
    status: RunStatus;
    /** Events between the beginning and the end of the run. */
    events?: readonly NewEvent[];
  },
): Promise<boolean> {
  const noted: RunChange = {
    runId,
    record: { locale, purpose: "outcomes", status },
    log: {
      after: 0,
      events: [
        { event: "run", data: { runId } },
        ...events,
        { event: "done", data: { status } },
      ],
    },
  };
  const { ok } = await commit(kv, ref, checks, { ...changes, runs: [noted] });
  return ok;
}
