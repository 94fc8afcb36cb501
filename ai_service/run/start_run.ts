import { ApiError } from "../../shared/http/errors.ts";
import type { Actor } from "../conversation/actor.ts";
import type { BranchStart } from "../conversation/begin_branch.ts";
import type { BegunRun, NewRun } from "../conversation/begin_run.ts";
import { Conversation } from "../conversation/conversation.ts";
import type { PostedDecision } from "../conversation/store_decision.ts";
import type { RunDeps } from "./deps.ts";
import { recoverConversation } from "./recovery.ts";

/** Attempts of a request that conflicts with others. */
const TRIES = 5;

/**
 * Stores the person's message and starts the run that answers it. Writes that
 * still wait are declined.
 *
 * @throws {ApiError} 404, 409 `run_in_progress`, or 429 `rate_limited`.
 */
export async function postMessage(
  deps: RunDeps,
  actor: Actor,
  conversationId: string,
  text: string,
): Promise<{ runId: string }> {
  return await startTurn(
    deps,
    actor,
    conversationId,
    (conversation, run) => conversation.addMessage(text, run),
  );
}

/**
 * Begins a branch of the conversation, and starts the run that answers in it.
 *
 * @throws {ApiError} As `beginBranch` says, 409 `run_in_progress`, or 429
 *   `rate_limited`.
 */
export async function postBranch(
  deps: RunDeps,
  actor: Actor,
  conversationId: string,
  start: BranchStart,
): Promise<{ runId: string }> {
  return await startTurn(
    deps,
    actor,
    conversationId,
    (conversation, run) => conversation.branch(start, run),
  );
}

/** Starts a run that costs a turn of the person's quota. */
function startTurn(
  deps: RunDeps,
  actor: Actor,
  conversationId: string,
  begin: (
    conversation: Conversation,
    run: NewRun,
  ) => Promise<BegunRun | undefined>,
): Promise<{ runId: string }> {
  const conversation = new Conversation(deps.kv, actor.user.id, conversationId);
  return deps.quota.startTurn(
    actor,
    conversationId,
    () =>
      startRun(
        deps,
        actor,
        conversationId,
        (run) => begin(conversation, run),
      ),
  );
}

/**
 * Stores the person's approval or rejection of one write. An approved write is
 * carried out at once; once all writes of the pause are decided, the run starts
 * that goes on from their outcomes.
 *
 * @throws {ApiError} 404, 409 `already_decided`, `approval_expired`,
 *   `card_changed` or `run_in_progress`.
 */
export async function postDecision(
  deps: RunDeps,
  actor: Actor,
  conversationId: string,
  decision: PostedDecision,
): Promise<{ runId: string }> {
  const conversation = new Conversation(deps.kv, actor.user.id, conversationId);
  const started = await startRun(
    deps,
    actor,
    conversationId,
    (run) => conversation.decide(decision, run),
  );
  const isApproved = decision.decision.decision === "approve";
  deps.metrics.approvalChanged(isApproved ? "approved" : "rejected");
  if (isApproved) deps.worker.wake(actor.user.id);
  return started;
}

/**
 * Begins a run and starts it.
 *
 * @throws {ApiError} 409 `run_in_progress` where another run holds the
 *   conversation, or each attempt conflicts with another request.
 */
async function startRun(
  deps: RunDeps,
  actor: Actor,
  conversationId: string,
  begin: (
    run: NewRun,
  ) => Promise<BegunRun | "noted" | undefined>,
): Promise<{ runId: string }> {
  for (let tries = 0; tries < TRIES; tries++) {
    const runId = deps.randomId();
    const run = { runId, locale: actor.locale, now: deps.now() };
    const begun = await begin(run);
    if (begun === "noted") return { runId };
    if (begun) {
      deps.runs.start({ ...begun, ...actor });
      return { runId };
    }
    // The conversation may be held by a run whose process died.
    await recoverConversation(deps, actor.user.id, conversationId);
  }
  throw new ApiError("An answer is still being written", {
    status: 409,
    code: "run_in_progress",
  });
}
