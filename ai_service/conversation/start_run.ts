import { ApiError } from "../../shared/http/errors.ts";
import type { TurnInput } from "../agent/turn.ts";
import type { Locale } from "../../shared/ui/locale.ts";
import type { User } from "../auth/user.ts";
import type { Check, Entry, Mutation } from "../store/kv.ts";
import type { ChatDeps } from "./deps.ts";
import { acquireLease, type LeaseValue } from "./lease.ts";
import { beginRunMutations } from "./run_record.ts";

/** Who speaks, and in which language the product answers them. */
export interface Speaker {
  user: User;
  locale: Locale;
}

/** What a run starts with, stored in the same transaction as its lease. */
export interface RunStart {
  inputs: TurnInput[];
  checks: readonly Check[];
  mutations: readonly Mutation[];
  /** The lapsed lease that it takes over, if any. */
  lapsed?: Entry<LeaseValue>;
}

/**
 * Takes the conversation and starts a run.
 *
 * @throws {ApiError} 409 `run_in_progress`.
 */
export async function startRun(
  deps: ChatDeps,
  { user, locale }: Speaker,
  conversationId: string,
  { inputs, checks, mutations, lapsed }: RunStart,
): Promise<{ runId: string }> {
  const runId = deps.randomId();
  const userId = user.id;
  const lease = await acquireLease(deps.kv, {
    userId,
    conversationId,
    runId,
    now: deps.now(),
    checks,
    lapsed,
    mutations: [
      ...mutations,
      ...beginRunMutations({ userId, runId, conversationId, locale, inputs }),
    ],
  });
  if (!lease) throw runInProgress();
  const { id, email, name } = user;
  deps.runs.start({ lease, user: { id, email, name }, locale, inputs });
  return { runId };
}

/** 409 for whoever speaks while the agent still does. */
export function runInProgress(): ApiError {
  return new ApiError("An answer is still being written", {
    status: 409,
    code: "run_in_progress",
  });
}

/** For a start that somebody else may have been quicker with. */
export function unlessRunInProgress(error: unknown): undefined {
  if (error instanceof ApiError && error.code === "run_in_progress") return;
  throw error;
}
