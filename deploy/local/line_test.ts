import { assertEquals, assertStringIncludes } from "@std/assert";
import { isSignedByLine } from "../../ai_service/notice/line_signature.ts";
import { startLocalLine } from "./line.ts";

const MISAKI = "U4af4980629bd1e5f6a70c3b8d2e91a01";
const SECRET = "a secret of these tests";
const KEY = "0e2d3b8e-7f5c-4a57-9a0f-3d3f6c1c1a11";

/** A local LINE whose events are answered with that status. */
function openLine({ status = 200 } = {}) {
  const events: Request[] = [];
  const line = startLocalLine({
    port: 0,
    webhookUrl: "http://localhost/webhooks/line",
    token: "token",
    secret: SECRET,
    send: (url, init) => {
      events.push(new Request(String(url), init));
      return Promise.resolve(new Response("{}", { status }));
    },
  });
  const ask = async (path: string, init: RequestInit = {}) => {
    const headers = { authorization: "Bearer token", ...init.headers };
    const response = await fetch(`${line.url}${path}`, { ...init, headers });
    return { status: response.status, text: await response.text() };
  };
  const push = async (key = KEY, to = MISAKI) => {
    const messages = [{ type: "text", text: "ご予約" }];
    const answer = await ask("/v2/bot/message/push", {
      method: "POST",
      headers: { "x-line-retry-key": key, "content-type": "application/json" },
      body: JSON.stringify({ to, messages }),
    });
    return answer.status;
  };
  return {
    line,
    events,
    ask,
    push,
    inbox: () => line.account.people.get(MISAKI)!.inbox.length,
    [Symbol.asyncDispose]: () => line.stop(),
  };
}

Deno.test("a message is delivered once by its key, and counted", async () => {
  await using test = openLine();
  test.line.account.follow(MISAKI);
  assertEquals([await test.push(), await test.push()], [200, 409]);
  assertEquals(test.inbox(), 1);
  const { text } = await test.ask("/v2/bot/message/quota/consumption");
  assertEquals(JSON.parse(text), { totalUsage: 1 });
});

Deno.test("of a person who has blocked the account, LINE answers 200 and delivers nothing", async () => {
  await using test = openLine();
  const { account } = test.line;
  account.follow(MISAKI);
  account.block(MISAKI);
  assertEquals(await test.push(), 200);
  assertEquals([test.inbox(), account.used], [0, 0]);
  assertEquals((await test.ask(`/v2/bot/profile/${MISAKI}`)).status, 404);
});

Deno.test("a wrong token, an unknown person, a malformed key and a spent quota are refused as LINE does", async () => {
  await using test = openLine();
  test.line.account.follow(MISAKI);
  const headers = { authorization: "Bearer other" };
  const quota = await test.ask("/v2/bot/message/quota", { headers });
  assertEquals(quota.status, 401);
  assertEquals(await test.push(KEY, "U_nobody"), 400);
  assertEquals(await test.push("no UUID"), 400);
  test.line.account.monthlyLimit = 0;
  assertEquals(await test.push(), 429);
});

Deno.test("friends are told by signed events, which come again until they are taken", async () => {
  await using test = openLine({ status: 500 });
  test.line.account.follow(MISAKI);
  await test.line.webhooks.settled();
  const [request] = test.events;
  const body = new Uint8Array(await request!.arrayBuffer());
  const signature = request!.headers.get("x-line-signature") ?? undefined;
  assertEquals(await isSignedByLine({ body, signature, secret: SECRET }), true);
  const { events: [event] } = JSON.parse(new TextDecoder().decode(body));
  assertEquals([event.type, event.source.userId], ["follow", MISAKI]);
  assertEquals(event.deliveryContext, { isRedelivery: false });
});

Deno.test("the page shows inboxes, and its buttons block and unblock", async () => {
  await using test = openLine();
  test.line.account.follow(MISAKI);
  await test.push();
  assertStringIncludes((await test.ask("/")).text, "ご予約");
  const { basicId } = JSON.parse((await test.ask("/v2/bot/info")).text);
  const link = `/R/ti/p/${encodeURIComponent(basicId)}`;
  assertStringIncludes((await test.ask(link)).text, "Block the shop");
  const block = `/local/block/${MISAKI}`;
  const page = await test.ask(block, { method: "POST" });
  assertStringIncludes(page.text, 'data-relation="blocked"');
  assertStringIncludes(page.text, "It never contacts the real");
});
