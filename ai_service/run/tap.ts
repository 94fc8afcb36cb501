import { ApiError } from "../../shared/http/errors.ts";
import { withExpected, withoutExpected } from "../agent/preview.ts";
import { toToolCallId } from "../agent/tools.ts";
import type { ToolArguments, ToolEvent } from "../agent/turn.ts";
import type { Actor } from "../conversation/actor.ts";
import type { ApprovalRecord } from "../conversation/approval.ts";
import { Conversation } from "../conversation/conversation.ts";
import { unconfirmedTools } from "../conversation/due_work.ts";
import type { NewTap, StoredTap } from "../conversation/store_tap.ts";
import { callRead, findTool } from "./call_read.ts";
import { createApprovals } from "./create_approvals.ts";
import type { RunDeps } from "./deps.ts";
import { previewWrite } from "./preview_write.ts";
import { RunTokens } from "./run_tokens.ts";
import { toolRefusal } from "./tool_refusal.ts";
import { shownResult } from "./shown_result.ts";

/** Attempts of a tap that conflicts with other requests. */
const TRIES = 5;

/** A tap as the page sends it. */
export interface TapRequest {
  tool: string;
  args: ToolArguments;
  /** The tap's meaning, in the person's words. */
  saidAs: string;
}

/**
 * Makes the call that the person tapped, without the model. A read runs at once;
 * a write becomes a card, which is decided like those of the agent.
 *
 * @throws {ApiError} 404, 400 `invalid_input`, 409 `confirmation_pending`,
 *   `too_many_cards` or `conflict`, 429, or 503 with `Retry-After`. Then nothing
 *   is stored.
 */
export async function postTap(
  deps: RunDeps,
  actor: Actor,
  conversationId: string,
  request: TapRequest,
): Promise<StoredTap> {
  const conversation = new Conversation(deps.kv, actor.user.id, conversationId);
  await conversation.requireExisting();
  const tap = await answerTap(deps, actor, conversationId, {
    ...request,
    args: withoutExpected(request.args),
  });
  for (let tries = 0; tries < TRIES; tries++) {
    const stored = await conversation.addTap(tap, deps.now());
    if (!stored) continue;
    if ("card" in tap) deps.metrics.approvalChanged("pending");
    else deps.metrics.toolCalled(tap.call.name, tap.call.status);
    return stored;
  }
  throw new ApiError("The conversation changed meanwhile; please try again", {
    status: 409,
    code: "conflict",
  });
}

async function answerTap(
  deps: RunDeps,
  actor: Actor,
  conversationId: string,
  { tool: name, args, saidAs }: TapRequest,
): Promise<NewTap> {
  const tokens = new RunTokens(deps, actor, conversationId);
  const tool = await findTool(deps, actor, tokens, name);
  return tool.kind === "read"
    ? { saidAs, call: await read(deps, tokens, { name, args }) }
    : { saidAs, card: await prepare(deps, actor, tokens, { name, args }) };
}

/** Makes the call. A refusal for good is its answer; any other one is thrown. */
async function read(
  deps: RunDeps,
  tokens: RunTokens,
  call: { name: string; args: ToolArguments },
): Promise<ToolEvent> {
  const outcome = await callRead(deps, tokens, call);
  const facts = { id: toToolCallId(deps.randomId()), ...call };
  if (outcome.ok) {
    const result = shownResult(outcome.result);
    return { ...facts, status: "succeeded", result };
  }
  const refusal = toolRefusal(outcome.error);
  if (![404, 409].includes(refusal.status)) throw refusal;
  const result = shownResult(outcome.error);
  return { ...facts, status: "failed", result };
}

async function prepare(
  deps: RunDeps,
  actor: Actor,
  tokens: RunTokens,
  { name, args }: { name: string; args: ToolArguments },
): Promise<ApprovalRecord> {
  const { kv, now, randomId } = deps;
  const unconfirmed = await unconfirmedTools(kv, actor.user.id);
  if (unconfirmed.has(name)) throw confirmationPending();
  const preview = await previewWrite(deps, actor, tokens, { name, args });
  const [record] = createApprovals([{
    approvalId: randomId(),
    toolCallId: toToolCallId(randomId()),
    tool: name,
    args: withExpected(args, preview),
    preview,
  }], { locale: actor.locale, now: now() });
  return record!;
}

function confirmationPending(): ApiError {
  return new ApiError(
    "It is still being confirmed whether the last one was done; please wait for the answer",
    { status: 409, code: "confirmation_pending" },
  );
}
