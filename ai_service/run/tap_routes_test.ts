import { assertEquals } from "@std/assert";
import { Hono } from "hono";
import { decodeJwt } from "jose";
import { respondToError } from "../../shared/http/errors.ts";
import { RecordingClient } from "../agent/test_agent.ts";
import { refuse, type ToolOutcome, UNANSWERED } from "../agent/tool_outcome.ts";
import type { SignedInEnv } from "../auth/require_user.ts";
import { mcpTokensPrefix } from "../store/keys.ts";
import { taps } from "./tap_routes.ts";
import {
  CONVERSATION,
  createTestChat,
  HANAKO,
  type TestChat,
} from "./test_chat.ts";
import { viewOf } from "./test_talk.ts";

const ACTIONS = `/conversations/${CONVERSATION}/actions`;

Deno.test("a page reads with a tool's arguments as the body, under a token that only reads", async () => {
  await using chat = await createTestChat({ script: [] });
  const response = await post(chat, "/tools/look", { q: 1 });
  assertEquals(response.status, 200);
  assertEquals(response.headers.get("cache-control"), "private, no-store");
  assertEquals(await response.json(), { result: { did: "look" } });
  const [call] = chat.test.client.calls;
  assertEquals(call?.args, { q: 1 });
  assertEquals(decodeJwt(call?.token ?? "")["scope"], [
    "product:read",
    "booking:read",
  ]);
  const prefix = mcpTokensPrefix(HANAKO.id);
  const [issued] = await Array.fromAsync(
    chat.deps.kv.list<{ conversationId: null }>({ prefix }),
  );
  assertEquals(issued?.value.conversationId, null, "it can be revoked");
  assertEquals((await viewOf(chat)).messages, []);
});

Deno.test("a write, and a tool that is not there, is not found for pages", async () => {
  await using chat = await createTestChat({ script: [] });
  for (const name of ["book", "cancel", "nothing", "%00"]) {
    const response = await post(chat, `/tools/${name}`, {});
    assertEquals([response.status, await codeOf(response)], [
      404,
      "not_found",
    ]);
  }
  assertEquals(chat.test.client.calls, []);
});

Deno.test("a page gets the server's refusal with its code, its sentence and the same family of status", async () => {
  const outcomes: [ToolOutcome, number, string, string | null][] = [
    [refuse("invalid_input", "No"), 400, "invalid_input", null],
    [refuse("product_not_found", "No"), 404, "product_not_found", null],
    [refuse("form_changed", "No"), 409, "form_changed", null],
    [
      refuse("rate_limited", "No", { retryAfterSeconds: 7.2 }),
      429,
      "rate_limited",
      "8",
    ],
    [refuse("internal_error", "No"), 503, "tool_unavailable", "5"],
    [refuse("not_allowed", "No"), 503, "tool_unavailable", "5"],
    [UNANSWERED, 503, "tool_unavailable", "5"],
  ];
  for (const [outcome, ...expected] of outcomes) {
    const client = new RecordingClient(() => outcome);
    await using chat = await createTestChat({ script: [], client });
    const response = await post(chat, "/tools/look", {});
    const after = response.headers.get("retry-after");
    assertEquals([response.status, await codeOf(response), after], expected);
  }
});

Deno.test("a tap says in words what it means, and no more than that", async () => {
  await using chat = await createTestChat({ script: [] });
  const tap = { tool: "look", args: {}, saidAs: "Show it" };
  const wrong: [unknown, string][] = [
    [{ ...tap, saidAs: "" }, "saidAs"],
    [{ ...tap, saidAs: "  " }, "saidAs"],
    [{ ...tap, saidAs: "\u200b\u202e" }, "saidAs"],
    [{ ...tap, saidAs: "a".repeat(501) }, "saidAs"],
    [{ ...tap, args: [] }, "args"],
    [{ ...tap, args: { a: "x".repeat(9000) } }, "args"],
    [{ ...tap, tool: "" }, "tool"],
    [{ ...tap, role: "system" }, "role"],
  ];
  for (const [body, field] of wrong) {
    const response = await post(chat, ACTIONS, body);
    const { details } = await response.json();
    assertEquals([response.status, details.field], [400, field]);
  }
  assertEquals((await viewOf(chat)).messages, []);
  const longest = { ...tap, saidAs: "あ".repeat(500) };
  const response = await post(chat, ACTIONS, longest);
  const { messages } = await response.json();
  assertEquals([response.status, messages.length], [200, 2]);
});

async function codeOf(response: Response): Promise<string> {
  return (await response.json()).code;
}

async function post(chat: TestChat, path: string, body: unknown) {
  const app = new Hono<SignedInEnv>()
    .onError(respondToError(chat.deps.log))
    .use(async (c, next) => {
      c.set("session", { hash: "of a session", user: HANAKO });
      await next();
    })
    .route("/", taps(chat.deps));
  return await app.request(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}
