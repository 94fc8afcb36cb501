import { assert, assertEquals } from "@std/assert";
import { signIn, SITE, startService } from "../test_service.ts";
import { MAX_VALUE_BYTES } from "../store/value.ts";
import { messageKey } from "../store/keys.ts";
import { createConversation } from "./conversations.ts";
import { storeFeedback } from "./feedback.ts";
import { answerMessage, userMessage } from "./message.ts";
import { openTestKv } from "../store/test_kv.ts";

const NOW = new Date("2026-11-23T10:00:00+09:00");

function answer(text: string) {
  const events = [{ event: "token" as const, data: { text } }];
  return answerMessage(events, { status: "completed", now: NOW });
}

/** A signed-in person with a question and an answer. */
async function startWorld() {
  const service = await startService();
  const browser = await signIn(service);
  const me = await (await service.send(browser, "/api/me")).json();
  const { kv } = service.deps;
  await createConversation(kv, me.user.id, { id: "cnv_1", now: NOW });
  const question = userMessage("カット？", NOW);
  const reply = answer("はい。");
  for (const message of [question, reply]) {
    await kv.set(messageKey(me.user.id, "cnv_1", message.id), message);
  }
  const rate = async (messageId: string, body: unknown, who = browser) => {
    const path = `/api/conversations/cnv_1/messages/${messageId}/feedback`;
    const response = await service.send(who, path, {
      method: "PUT",
      headers: { origin: SITE, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: await response.json() };
  };
  const send = async (path: string) => await service.send(browser, path);
  return {
    service,
    question,
    reply,
    rate,
    send,
    [Symbol.asyncDispose]: () => service[Symbol.asyncDispose](),
  };
}

Deno.test("an answer can be rated, rated otherwise, and not at all again", async () => {
  await using world = await startWorld();
  const { reply, rate, send } = world;
  const rated = async () => {
    const view = await (await send("/api/conversations/cnv_1")).json();
    return view.messages[1].feedback;
  };
  const up = await rate(reply.id, { value: "up", comment: " 助かりました " });
  assertEquals(up.status, 200);
  const { at, ...feedback } = await rated();
  assertEquals(feedback, { value: "up", comment: "助かりました" });
  assert(Date.parse(at) > 0);
  await rate(reply.id, { value: "down" });
  assertEquals((await rated()).value, "down");
  assertEquals((await rated()).comment, undefined);

  const json = await send("/api/conversations/cnv_1/export");
  assertEquals((await json.json()).messages[1].feedback.value, "down");
  await rate(reply.id, { value: "down", comment: "<b>遅い</b>" });
  const file = await send("/api/conversations/cnv_1/export?format=markdown");
  assert((await file.text()).includes("👎 \\<b\\>遅い\\</b\\>"));

  const none = await rate(reply.id, { value: null });
  assertEquals(none.body, { feedback: null });
  assertEquals(await rated(), undefined);
});

Deno.test("only one's own answers can be rated, and only so", async () => {
  await using world = await startWorld();
  const { service, question, reply, rate } = world;
  const ken = await signIn(service, { hint: "ken@example.com" });
  const up = { value: "up" };
  const cases = [
    [await rate(question.id, up), 400, "not_an_answer"],
    [await rate("01JD0000000000000000000000", up), 404, "not_found"],
    [await rate(reply.id, up, ken), 404, "not_found"],
    [await rate(reply.id, { value: "great" }), 400, "invalid_input"],
    [await rate(reply.id, {}), 400, "invalid_input"],
    [
      await rate(reply.id, { value: "up", comment: "a".repeat(501) }),
      400,
      "invalid_input",
    ],
  ] as const;
  for (const [{ status, body }, wanted, code] of cases) {
    assertEquals([status, body.code], [wanted, code]);
  }
});

Deno.test("the largest message can be rated with the longest comment", async () => {
  using kv = await openTestKv();
  const ref = { userId: "usr_1", conversationId: "cnv_1" };
  await createConversation(kv, "usr_1", { id: "cnv_1", now: NOW });
  const large = answer("長".repeat(MAX_VALUE_BYTES));
  await kv.set(messageKey("usr_1", "cnv_1", large.id), large);
  const input = { value: "up" as const, comment: "\u0001".repeat(500) };
  const rated = { messageId: large.id, input, now: NOW };
  const { feedback } = await storeFeedback(kv, ref, rated);
  assertEquals(feedback?.comment?.length, 500);
});
