import type { Kv } from "../store/kv.ts";
import { beginRun, type BegunRun, type NewRun } from "./begin_run.ts";
import type { ConversationRef } from "./conversation_ref.ts";
import { endOf, headOf, type RecoveryState } from "./recovery_state.ts";

/** Begins a run in place of the dead one, which goes on from the outcomes. */
export async function resumeDeadRun(
  kv: Kv,
  ref: ConversationRef,
  { state, run }: { state: RecoveryState; run: NewRun },
): Promise<BegunRun | undefined> {
  return await beginRun(kv, ref, run, {
    input: { type: "outcomes" },
    lapsed: state.versions.lease,
    checks: [headOf(ref, state)],
    changes: { runs: [endOf(state)] },
  });
}
