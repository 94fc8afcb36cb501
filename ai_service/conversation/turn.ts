import { notFound } from "../../shared/http/errors.ts";
import type { TurnInput } from "../agent/turn.ts";
import { approvalKey } from "../store/keys.ts";
import type { Check, Mutation } from "../store/kv.ts";
import {
  type ApprovalRecord,
  decide,
  decisionMutation,
  decisionsOf,
  isUndecided,
  type OpenBatch,
  readBatch,
  reject,
} from "./approval.ts";
import {
  getConversation,
  messageMutation,
  touchMutations,
} from "./conversation.ts";
import type { ChatDeps } from "./deps.ts";
import { describeEdit } from "./edited_approval.ts";
import { eventMutations } from "./event_log.ts";
import { newMessageId } from "./message_id.ts";
import { recoverConversation } from "./recovery.ts";
import {
  runInProgress,
  type Speaker,
  startRun,
  unlessRunInProgress,
} from "./start_run.ts";
import { beginRunMutations, endedRunMutation } from "./run_record.ts";

/** How often a request is tried again when another one came in between. */
const TRIES = 5;

/**
 * Stores the person's message and starts the run that answers it. Writes that
 * still wait are declined first; approved ones are done first.
 *
 * @throws {ApiError} 404, or 409 `run_in_progress`.
 */
export async function postMessage(
  deps: ChatDeps,
  speaker: Speaker,
  conversationId: string,
  text: string,
): Promise<{ runId: string }> {
  await recoverConversation(deps, speaker, conversationId);
  for (let tries = 0; tries < TRIES; tries++) {
    const run = await tryMessage(deps, speaker, conversationId, text);
    if (run) return run;
  }
  throw runInProgress();
}

async function tryMessage(
  deps: ChatDeps,
  speaker: Speaker,
  conversationId: string,
  text: string,
): Promise<{ runId: string } | undefined> {
  const { kv, now } = deps;
  const userId = speaker.user.id;
  const conversation = await getConversation(kv, userId, conversationId);
  const { key, value: summary, versionstamp } = conversation;
  if (!summary) throw notFound("Conversation");
  const batch = await readBatch(kv, userId, conversationId);
  const at = now();
  const declined = (batch?.records ?? [])
    .filter(({ state }) => state === "pending")
    .map((record) => reject(record, at));
  const id = newMessageId(at);
  const message = {
    id,
    role: "user" as const,
    text,
    parts: [{ type: "text" as const, text }],
    createdAt: at.toISOString(),
  };
  return await startRun(deps, speaker, conversationId, {
    inputs: [
      ...approvedFirst(batch, declined, at),
      { type: "message", text },
    ],
    // A conversation that is deleted meanwhile must not come back by this.
    checks: [{ key, versionstamp }, ...batch?.checks ?? []],
    mutations: [
      messageMutation(userId, conversationId, message),
      ...touchMutations(userId, summary, { text, now: at }),
      ...declined.map((record) =>
        decisionMutation(userId, conversationId, record)
      ),
      ...(batch ? [batch.touch] : []),
    ],
  }).catch(unlessRunInProgress);
}

/**
 * Stores the person's word on one write. Once all writes of the pause are
 * decided, the run that carries them out starts.
 *
 * @throws {ApiError} 400, 404, or 409 `already_decided`, `approval_expired`,
 *   `run_in_progress`.
 */
export async function postDecision(
  deps: ChatDeps,
  speaker: Speaker,
  target: { conversationId: string; approvalId: string },
  body: unknown,
): Promise<{ runId: string }> {
  const { conversationId } = target;
  await recoverConversation(deps, speaker, conversationId);
  for (let tries = 0; tries < TRIES; tries++) {
    const run = await tryDecision(deps, speaker, target, body);
    if (run) return run;
  }
  throw runInProgress();
}

async function tryDecision(
  deps: ChatDeps,
  speaker: Speaker,
  { conversationId, approvalId }: {
    conversationId: string;
    approvalId: string;
  },
  body: unknown,
): Promise<{ runId: string } | undefined> {
  const { kv, now } = deps;
  const userId = speaker.user.id;
  const batch = await readBatch(kv, userId, conversationId);
  const { value: known } = await kv.get<ApprovalRecord>(
    approvalKey(userId, conversationId, approvalId),
  );
  const record = batch?.records.find(({ approval }) =>
    approval.approvalId === approvalId
  );
  const given = decide(record ?? known ?? undefined, body, now());
  if (!batch) return undefined;
  const decided = await describeEdit(deps, speaker, conversationId, given);
  const records = batch.records.map((other) =>
    other === record ? decided : other
  );
  const mutations = [
    decisionMutation(userId, conversationId, decided),
    batch.touch,
  ];
  if (isUndecided(records)) {
    return await noteDecision(deps, speaker, conversationId, {
      checks: batch.checks,
      mutations,
    });
  }
  const inputs: TurnInput[] = [
    { type: "decisions", decisions: decisionsOf(records, now()) },
  ];
  const { checks } = batch;
  return await startRun(deps, speaker, conversationId, {
    inputs,
    checks,
    mutations,
  }).catch(unlessRunInProgress);
}

/** Stores a decision while others are still open; its run ends at once. */
async function noteDecision(
  deps: ChatDeps,
  { user, locale }: Speaker,
  conversationId: string,
  { checks, mutations }: { checks: Check[]; mutations: Mutation[] },
): Promise<{ runId: string } | undefined> {
  const runId = deps.randomId();
  const run = { userId: user.id, runId, conversationId, locale, inputs: [] };
  const { ok } = await deps.kv.atomic(checks, [
    ...mutations,
    ...beginRunMutations(run),
    ...eventMutations(run, 1, [
      { event: "done", data: { status: "awaiting_approval" } },
    ]),
    endedRunMutation(run, "awaiting_approval"),
  ]);
  return ok ? { runId } : undefined;
}

function approvedFirst(
  batch: OpenBatch | null,
  declined: readonly ApprovalRecord[],
  now: Date,
): TurnInput[] {
  const approved = batch?.records.filter(({ state }) => state === "approved") ??
    [];
  if (approved.length === 0) return [];
  return [{
    type: "decisions",
    decisions: decisionsOf([...approved, ...declined], now),
  }];
}
