import { Hono } from "hono";
import * as z from "zod";
import { notFound } from "../../shared/http/errors.ts";
import { readJson } from "../../shared/http/json_body.ts";
import { parseInput } from "../../shared/http/parse_input.ts";
import { isWithinLength } from "../../shared/text/length.ts";
import { foldText } from "../../shared/text/unprintable.ts";
import { requireUser, type SignedInEnv } from "../auth/require_user.ts";
import { parseDecision } from "../conversation/decision.ts";
import { limitBody, privateResponses } from "../conversation/private_api.ts";
import {
  actorOf,
  conversationOf,
  ID,
  idOf,
  lastEventIdOf,
  type SignedInContext,
  targetOf,
  userIdOf,
} from "../conversation/request.ts";
import { RunLog } from "../conversation/run_log.ts";
import { streamEvents } from "../conversation/stream_events.ts";
import type { RunDeps } from "./deps.ts";
import { editCard } from "./edit_card.ts";
import { type FollowOptions, followRun } from "./follow.ts";
import { postBranch, postDecision, postMessage } from "./start_run.ts";

/** Longest message, in characters as people count them. */
const MAX_LENGTH = 4000;
/** The same in bytes of UTF-8: it is stored twice in one value of the store. */
const MAX_BYTES = 24_000;

const messageInput = z.strictObject({
  text: z.string().trim().min(1).refine(
    isShort,
    `must be at most ${MAX_LENGTH} characters`,
  ).refine((text) => foldText(text) !== "", "has nothing that can be seen"),
  /** Id of an earlier message of the person, to be edited and sent again. */
  replaces: z.string().regex(ID).optional(),
});

function isShort(text: string): boolean {
  return isWithinLength(text, MAX_LENGTH) &&
    new TextEncoder().encode(text).length <= MAX_BYTES;
}

/** Number of an event in a run's log. */
const EVENT_NUMBER = /^\d{1,15}$/;

/** `/api/conversations/:id/…` and `/api/runs`: starts, stops, follows runs. */
export function runs(deps: RunDeps): Hono<SignedInEnv> {
  const below = "/conversations/:id/:part/*";
  return new Hono<SignedInEnv>()
    .use(below, requireUser(), privateResponses(), limitBody())
    .use("/runs/*", requireUser(), privateResponses())
    .post("/conversations/:id/messages", (c) => sendMessage(c, deps))
    .post("/conversations/:id/approvals/:approvalId", (c) => decide(c, deps))
    .post("/conversations/:id/regenerate", (c) => regenerate(c, deps))
    .post("/conversations/:id/stop", (c) => stop(c, deps))
    .get("/runs/:runId/events", (c) => resume(c, deps));
}

async function sendMessage(c: SignedInContext, deps: RunDeps) {
  const { actor, conversationId } = targetOf(c);
  const input = parseInput(messageInput, await readJson(c.req.raw));
  const { text, replaces: messageId } = input;
  deps.quota.requireStream(actor);
  const { runId } = messageId === undefined
    ? await postMessage(deps, actor, conversationId, text)
    : await postBranch(deps, actor, conversationId, {
      type: "edit",
      messageId,
      text,
    });
  return streamRun(c, deps, { conversationId, runId, after: 0 });
}

async function regenerate(c: SignedInContext, deps: RunDeps) {
  const { actor, conversationId } = targetOf(c);
  deps.quota.requireStream(actor);
  const start = { type: "regenerate" } as const;
  const { runId } = await postBranch(deps, actor, conversationId, start);
  return streamRun(c, deps, { conversationId, runId, after: 0 });
}

async function decide(c: SignedInContext, deps: RunDeps) {
  const { actor, conversationId } = targetOf(c);
  const approvalId = idOf(c, "approvalId", "Approval");
  const decision = parseDecision(await readJson(c.req.raw));
  if (decision.decision === "edit") {
    const { revision, args } = decision;
    const edit = { approvalId, revision, args };
    return c.json({
      approval: await editCard(deps, actor, conversationId, edit),
    });
  }
  const { runId } = await postDecision(deps, actor, conversationId, {
    approvalId,
    decision,
  });
  return streamRun(c, deps, { conversationId, runId, after: 0 });
}

async function stop(c: SignedInContext, { kv, now }: RunDeps) {
  return c.json({ stopping: await conversationOf(c, kv).stop(now()) }, 202);
}

async function resume(c: SignedInContext, deps: RunDeps) {
  const runId = idOf(c, "runId", "Run");
  const run = await new RunLog(deps.kv, userIdOf(c), runId).record();
  if (!run) throw notFound("Run");
  const after = Number(lastEventIdOf(c, EVENT_NUMBER) ?? 0);
  const { conversationId } = run;
  deps.quota.requireStream(actorOf(c));
  return streamRun(c, deps, { conversationId, runId, after });
}

/** The run goes on when its reader disconnects. */
function streamRun(
  c: SignedInContext,
  deps: RunDeps,
  place: Omit<FollowOptions, "signal">,
): Response {
  const actor = actorOf(c);
  return streamEvents(c, deps, {
    events: (signal) => followRun(deps, actor, { ...place, signal }),
    facts: { runId: place.runId },
  });
}
