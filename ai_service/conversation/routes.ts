import { Hono } from "hono";
import * as z from "zod";
import { notFound } from "../../shared/http/errors.ts";
import { readJson } from "../../shared/http/json_body.ts";
import { parseInput } from "../../shared/http/parse_input.ts";
import { isWithinLength } from "../../shared/text/length.ts";
import { foldLine } from "../../shared/text/name.ts";
import { requireUser, type SignedInEnv } from "../auth/require_user.ts";
import type { Kv } from "../store/kv.ts";
import { createConversation, listConversations } from "./conversations.ts";
import type { ConversationDeps } from "./deps.ts";
import { followConversation } from "./live_view.ts";
import { limitBody, privateResponses } from "./private_api.ts";
import {
  actorOf,
  conversationOf,
  cursorOf,
  ID,
  idOf,
  lastEventIdOf,
  type SignedInContext,
  userIdOf,
} from "./request.ts";
import { searchConversations } from "./search_conversations.ts";
import { streamEvents } from "./stream_events.ts";
import { readSummary } from "./summary.ts";

const LIST_CURSOR = /^[\w:.-]{1,32}~[\w-]{1,64}$/;

const SEARCH_CURSOR = /^[\w:.-]{1,32}~[\w-]{1,64}(?:~[\w-]{1,64})?$/;

const searchInput = z.strictObject({ q: z.string().trim().min(1).max(100) });
/** Longest title, in characters as people count them. */
const MAX_TITLE = 200;

/** In one line, without what cannot be seen. */
const titleInput = z.strictObject({
  title: z.string().overwrite(foldLine).min(1).refine(
    (title) => isWithinLength(title, MAX_TITLE),
    `must be at most ${MAX_TITLE} characters`,
  ),
});

/** A version of the store, as the ids of a live view's events are. */
const VERSION = /^[\w-]{1,64}$/;

/** `/api/conversations`: list, create, view, follow, rename, delete. */
export function conversations(deps: ConversationDeps): Hono<SignedInEnv> {
  return new Hono<SignedInEnv>()
    .use("/conversations", requireUser(), privateResponses(), limitBody())
    .use("/conversations/:id", requireUser(), privateResponses(), limitBody())
    .use("/conversations/:id/events", requireUser(), privateResponses())
    .get("/conversations", (c) => list(c, deps))
    .post("/conversations", (c) => create(c, deps))
    .get("/conversations/:id", (c) => view(c, deps))
    .get("/conversations/:id/events", (c) => events(c, deps))
    .patch("/conversations/:id", (c) => rename(c, deps))
    .delete("/conversations/:id", (c) => remove(c, deps));
}

async function list(c: SignedInContext, { kv }: ConversationDeps) {
  const query = c.req.query("q");
  if (query !== undefined) return c.json(await search(c, kv, query));
  const cursor = cursorOf(c, LIST_CURSOR);
  return c.json(await listConversations(kv, userIdOf(c), { cursor }));
}

async function search(c: SignedInContext, kv: Kv, q: string) {
  const { q: query } = parseInput(searchInput, { q });
  const cursor = cursorOf(c, SEARCH_CURSOR);
  return await searchConversations(kv, userIdOf(c), { query, cursor });
}

async function create(
  c: SignedInContext,
  { kv, quota, now, randomId }: ConversationDeps,
) {
  const id = `cnv_${randomId()}`;
  await quota.reserveConversation(actorOf(c), id);
  await createConversation(kv, userIdOf(c), { id, now: now() });
  return c.json({ id }, 201);
}

async function view(c: SignedInContext, deps: ConversationDeps) {
  const { kv, now, recover } = deps;
  const conversation = conversationOf(c, kv);
  const cursor = cursorOf(c, ID);
  await recover(userIdOf(c), idOf(c));
  const branch = c.req.query("branch");
  if (branch !== undefined && !ID.test(branch)) throw notFound("Branch");
  const found = branch === undefined
    ? await conversation.view({ cursor, now: now() })
    : await conversation.viewBranch({ branch, now: now() });
  if (!found) throw notFound("Conversation");
  return c.json(found);
}

/** The live view; any instance can serve it. */
async function events(c: SignedInContext, deps: ConversationDeps) {
  const after = lastEventIdOf(c, VERSION);
  const ref = { userId: userIdOf(c), conversationId: idOf(c) };
  await deps.recover(ref.userId, ref.conversationId);
  const { value: summary } = await readSummary(deps.kv, ref);
  if (!summary) throw notFound("Conversation");
  deps.quota.requireStream(actorOf(c));
  return streamEvents(c, deps, {
    events: (signal) => followConversation(deps, ref, { after, signal }),
    facts: { conversationId: ref.conversationId },
  });
}

async function rename(c: SignedInContext, { kv }: ConversationDeps) {
  const conversation = conversationOf(c, kv);
  const { title } = parseInput(titleInput, await readJson(c.req.raw));
  return c.json({ conversation: await conversation.rename(title) });
}

async function remove(c: SignedInContext, { kv, agent }: ConversationDeps) {
  const existed = await conversationOf(c, kv).delete();
  await agent.forget(idOf(c), userIdOf(c));
  if (!existed) throw notFound("Conversation");
  return c.body(null, 204);
}
