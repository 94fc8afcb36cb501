import { Hono } from "hono";
import { readJson } from "../../shared/http/json_body.ts";
import { parseInput } from "../../shared/http/parse_input.ts";
import { requireUser, type SignedInEnv } from "../auth/require_user.ts";
import type { ConversationDeps } from "./deps.ts";
import { feedbackInput, storeFeedback } from "./feedback.ts";
import { limitBody, privateResponses } from "./private_api.ts";
import { idOf, type SignedInContext, userIdOf } from "./request.ts";

type FeedbackDeps = Pick<ConversationDeps, "kv" | "now">;

/** `/api/conversations/:id/messages/:messageId/feedback`: 👍, 👎 or neither. */
export function feedback(deps: FeedbackDeps): Hono<SignedInEnv> {
  const path = "/conversations/:id/messages/:messageId/feedback";
  return new Hono<SignedInEnv>()
    .use(path, requireUser(), privateResponses(), limitBody())
    .put(path, (c) => rate(c, deps));
}

async function rate(c: SignedInContext, { kv, now }: FeedbackDeps) {
  const ref = { userId: userIdOf(c), conversationId: idOf(c) };
  const messageId = idOf(c, "messageId", "Message");
  const input = parseInput(feedbackInput, await readJson(c.req.raw));
  const rated = { messageId, input, now: now() };
  const { feedback } = await storeFeedback(kv, ref, rated);
  return c.json({ feedback: feedback ?? null });
}
