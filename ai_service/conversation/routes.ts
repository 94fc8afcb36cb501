import { type Context, Hono, type MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { type SSEStreamingApi, streamSSE } from "hono/streaming";
import { z } from "zod";
import { ApiError, invalidInput, notFound } from "../../shared/http/errors.ts";
import { readJson } from "../../shared/http/json_body.ts";
import { parseInput } from "../../shared/http/parse_input.ts";
import { localeOf } from "../../shared/ui/locale.ts";
import { requireUser, type SignedInEnv } from "../auth/require_user.ts";
import {
  createConversation,
  getConversation,
  listConversations,
  renameConversation,
  viewConversation,
} from "./conversation.ts";
import { deleteConversation } from "./delete_conversation.ts";
import type { ChatDeps } from "./deps.ts";
import { followRun } from "./follow.ts";
import { readLease } from "./lease.ts";
import { recoverConversation } from "./recovery.ts";
import { getRun } from "./run_record.ts";
import type { Speaker } from "./start_run.ts";
import { stopMutation } from "./stop.ts";
import { postDecision, postMessage } from "./turn.ts";

const MAX_BODY_BYTES = 64 * 1024;
/** Keeps proxies from closing a quiet stream, in milliseconds. */
const KEEP_ALIVE_MS = 15_000;

const messageInput = z.strictObject({
  text: z.string().trim().min(1).max(4000),
});
const titleInput = z.strictObject({ title: z.string().trim().min(1).max(200) });

type Ctx = Context<SignedInEnv>;

/** `/api/conversations` and `/api/runs`: chatting. */
export function chat(deps: ChatDeps): Hono<SignedInEnv> {
  return new Hono<SignedInEnv>()
    .use("/conversations/*", requireUser(), keepPrivate(), limitBody())
    .use("/runs/*", requireUser(), keepPrivate())
    .get("/conversations", (c) => list(c, deps))
    .post("/conversations", (c) => create(c, deps))
    .get("/conversations/:id", (c) => view(c, deps))
    .patch("/conversations/:id", (c) => rename(c, deps))
    .delete("/conversations/:id", (c) => remove(c, deps))
    .post("/conversations/:id/messages", (c) => send(c, deps))
    .post("/conversations/:id/approvals/:approvalId", (c) => decide(c, deps))
    .post("/conversations/:id/stop", (c) => stop(c, deps))
    .get("/runs/:runId/events", (c) => resume(c, deps));
}

/** What is yours is for no cache to keep. */
function keepPrivate(): MiddlewareHandler {
  return async (c, next) => {
    c.header("Cache-Control", "private, no-store");
    await next();
  };
}

function limitBody() {
  return bodyLimit({
    maxSize: MAX_BODY_BYTES,
    onError: () => {
      throw new ApiError("The request is too large", {
        status: 413,
        code: "body_too_large",
      });
    },
  });
}

async function list(c: Ctx, { kv }: ChatDeps) {
  const cursor = cursorOf(c, LIST_CURSOR);
  return c.json(await listConversations(kv, userIdOf(c), { cursor }));
}

async function create(c: Ctx, { kv, now, randomId }: ChatDeps) {
  const id = `cnv_${randomId()}`;
  await createConversation(kv, userIdOf(c), { id, now: now() });
  return c.json({ id }, 201);
}

async function view(c: Ctx, deps: ChatDeps) {
  const id = idOf(c);
  const cursor = cursorOf(c, ID);
  await recoverConversation(deps, speakerOf(c), id);
  const found = await viewConversation(deps.kv, userIdOf(c), id, { cursor });
  if (!found) throw notFound("Conversation");
  return c.json(found);
}

async function rename(c: Ctx, { kv }: ChatDeps) {
  const id = idOf(c);
  const { title } = parseInput(titleInput, await readJson(c.req.raw));
  const entry = await getConversation(kv, userIdOf(c), id);
  if (!entry.value) throw notFound("Conversation");
  const renamed = await renameConversation(kv, userIdOf(c), entry, title);
  if (!renamed) {
    throw new ApiError("The conversation changed meanwhile; please try again", {
      status: 409,
      code: "conflict",
    });
  }
  return c.json({ conversation: { ...entry.value, title } });
}

async function remove(c: Ctx, { kv, agent }: ChatDeps) {
  const id = idOf(c);
  const existed = await deleteConversation(kv, userIdOf(c), id);
  await agent.forget(id, userIdOf(c));
  if (!existed) throw notFound("Conversation");
  return c.body(null, 204);
}

async function send(c: Ctx, deps: ChatDeps) {
  const id = idOf(c);
  const { text } = parseInput(messageInput, await readJson(c.req.raw));
  const { runId } = await postMessage(deps, speakerOf(c), id, text);
  return streamRun(c, deps, { conversationId: id, runId, after: 0 });
}

async function decide(c: Ctx, deps: ChatDeps) {
  const conversationId = idOf(c);
  const approvalId = idOf(c, "approvalId", "Approval");
  const { runId } = await postDecision(
    deps,
    speakerOf(c),
    { conversationId, approvalId },
    await readJson(c.req.raw),
  );
  return streamRun(c, deps, { conversationId, runId, after: 0 });
}

async function stop(c: Ctx, { kv }: ChatDeps) {
  const { value: lease } = await readLease(kv, userIdOf(c), idOf(c));
  if (lease) await kv.atomic([], [stopMutation(userIdOf(c), lease.runId)]);
  return c.json({ stopping: lease?.runId ?? null }, 202);
}

async function resume(c: Ctx, deps: ChatDeps) {
  const runId = idOf(c, "runId", "Run");
  const run = await getRun(deps.kv, userIdOf(c), runId);
  if (!run) throw notFound("Run");
  const after = Number(c.req.header("last-event-id") ?? 0);
  if (!Number.isSafeInteger(after) || after < 0) {
    throw invalidInput("Last-Event-ID", "Last-Event-ID is not a number");
  }
  const { conversationId } = run;
  return streamRun(c, deps, { conversationId, runId, after });
}

function streamRun(
  c: Ctx,
  deps: ChatDeps,
  options: { conversationId: string; runId: string; after: number },
): Response {
  c.header("X-Accel-Buffering", "no");
  return streamSSE(c, (stream) => {
    const left = new AbortController();
    // A reader that leaves does not stop the run; it only stops reading.
    stream.onAbort(() => left.abort());
    const { signal } = left;
    const events = followRun(deps, speakerOf(c), { ...options, signal });
    return writeEvents(stream, events).catch((cause) => {
      // The reader finds the stream cut off, and takes it up again.
      const { requestId } = c.var;
      deps.log.error("stream_failed", {
        requestId,
        runId: options.runId,
        cause,
      });
    });
  });
}

async function writeEvents(
  stream: SSEStreamingApi,
  events: ReturnType<typeof followRun>,
): Promise<void> {
  const keepAlive = setInterval(
    () => stream.write(": keep-alive\n\n").catch(() => {}),
    KEEP_ALIVE_MS,
  );
  try {
    for await (const { id, event, data } of events) {
      await stream.writeSSE({
        id: String(id),
        event,
        data: JSON.stringify(data),
      });
    }
  } finally {
    clearInterval(keepAlive);
  }
}

function userIdOf(c: Ctx): string {
  return c.var.session.user.id;
}

function speakerOf(c: Ctx): Speaker {
  return { user: c.var.session.user, locale: localeOf(c.req.raw) };
}

/** Ids of ours are short; what is no id is not looked for. */
const ID = /^[\w-]{1,64}$/;
const LIST_CURSOR = /^[\w:.-]{1,32}~[\w-]{1,64}$/;

function idOf(c: Ctx, name = "id", what = "Conversation"): string {
  const id = c.req.param(name) ?? "";
  if (!ID.test(id)) throw notFound(what);
  return id;
}

function cursorOf(c: Ctx, form: RegExp): string | undefined {
  const cursor = c.req.query("cursor");
  if (!cursor || form.test(cursor)) return cursor;
  throw invalidInput("cursor", "The cursor is not one of this list");
}
