import type { Kv } from "../store/kv.ts";
import { beginRun, type BegunRun, type NewRun } from "./begin_run.ts";
import type { ConversationRef } from "./conversation_ref.ts";
import { taskOf } from "./decision.ts";
import { endOf, headOf, type RecoveryState } from "./recovery_state.ts";

/** Begins a run in place of the dead one, with the same decisions. */
export async function resumeDeadRun(
  kv: Kv,
  ref: ConversationRef,
  { state, run }: { state: RecoveryState; run: NewRun },
): Promise<BegunRun | undefined> {
  const { inputs, approvedCalls } = taskOf(state.approvals, run.now);
  const messages = state.run?.messages ?? [];
  return await beginRun(kv, ref, run, {
    task: { inputs: [...inputs, ...messages], approvedCalls },
    lapsed: state.versions.lease,
    checks: [headOf(ref, state)],
    changes: { runs: [endOf(state)] },
  });
}
