import { assert, assertEquals, assertNotEquals } from "@std/assert";
import { openDenoKv } from "../../ai_service/store/deno_kv.ts";
import { changedKv } from "../../ai_service/store/test_kv.ts";
import { openDay } from "./open_day.ts";
import { Customer, streamEvents } from "./person.ts";
import { startTestStack, type TestStack } from "./stack.ts";
import { buildChanged, type Instance, startInstance } from "./two_builds.ts";

const SHEET = "ai_service/ui/static/chat.css";

Deno.test("while a release rolls out, instances of two builds serve one another's pages and runs", async (t) => {
  await using before = await buildChanged(SHEET, (css) => css);
  await using after = await buildChanged(SHEET, (css) => `${css}\nb {}\n`);
  await using stack = await startTestStack();
  const variables = stack.aiService.options.environment();
  await stack.aiService.stop();
  const kv = await openDenoKv({
    path: `${stack.stateFolder}/ai_service.kv`,
    now: () => new Date(),
  });
  const around = { kv, variables };
  const one = await startInstance(before, around);
  const two = await startInstance(after, around);
  const server = serveInTurn(stack, [one, two]);
  const hanako = new Customer(stack.aiServiceUrl);
  await hanako.signInWith("google", "hanako@example.com");

  await t.step("every asset of either comes from either", async () => {
    assertNotEquals(one.assets, two.assets);
    const page = await one.fetch(new Request(stack.aiServiceUrl));
    const html = (await page.text()).replaceAll("&amp;", "&");
    assert(one.assets.filter((asset) => html.includes(asset)).length >= 4);
    for (const asset of [...one.assets, ...two.assets]) {
      const url = new URL(asset, stack.aiServiceUrl).href;
      const texts = await Promise.all([one, two].map(async (instance) => {
        const response = await instance.fetch(new Request(url));
        assertEquals(response.status, 200, url);
        const cache = response.headers.get("cache-control");
        assertEquals(cache, "public, max-age=31536000, immutable", url);
        return await response.text();
      }));
      assert(texts[0]!.length > 0);
      assertEquals(texts[0], texts[1], url);
    }
  });

  await t.step("a run is followed to its end on the other", async () => {
    for (const [first, second] of [[one, two], [two, one]] as const) {
      const conversation = await hanako.newConversation();
      server.use(first);
      const stream = await hanako.send(conversation, "book a haircut");
      let [runId, last] = ["", 0];
      for await (const { id, event, data } of streamEvents(stream)) {
        if (event === "run") runId = data.runId;
        last = id;
        break;
      }
      server.use(second);
      const ids = [last];
      let text = "";
      for await (const one of streamEvents(await hanako.resume(runId, last))) {
        ids.push(one.id);
        if (one.event === "token") text += one.data.text;
      }
      assert(text.length > 0 && ids.length > 3);
      assertEquals(ids, ids.map((_, index) => index + 1));
    }
    server.use(one, two);
  });

  await t.step("a card of one is approved on the other", async () => {
    const conversation = await hanako.newConversation();
    const [card] = await hanako.ask(
      conversation,
      `book a haircut on ${openDay().en} at 3pm`,
    );
    await hanako.approve(conversation, card!.approvalId);
    assertEquals(await stack.countBookings(), 1);
  });

  await t.step("an error of the store is a page without a stack", async () => {
    const cause = new Error("disk I/O error\n    at /srv/ai/main.js:1:1");
    const fails = () => Promise.reject(cause);
    const broken = changedKv(kv, { get: fails, getMany: fails });
    const instance = await startInstance(after, { kv: broken, variables });
    const cookie = await hanako.cookieHeader(stack.aiServiceUrl);
    for (const path of ["/", "/c/x", "/api/me", "/readyz"]) {
      const url = new URL(path, stack.aiServiceUrl);
      const response = await instance.fetch(
        new Request(url, { headers: { cookie } }),
      );
      assert(response.status >= 500, `${path} ${response.status}`);
      const text = await response.text();
      assert(!/srv|disk|\n\s+at |\.js:/.test(text), text);
    }
    await instance.stop();
  });

  await server.stop();
  await Promise.all([one.stop(), two.stop()]);
  kv.close();
});

/** Serves the AI service's address, by one instance after the other. */
function serveInTurn({ aiServiceUrl }: TestStack, all: readonly Instance[]) {
  let instances = all;
  let count = 0;
  const { port, hostname } = new URL(aiServiceUrl);
  const server = Deno.serve(
    { port: Number(port), hostname, onListen() {} },
    (request, { remoteAddr }) => {
      const instance = instances[count++ % instances.length]!;
      return instance.fetch(request, { address: remoteAddr.hostname });
    },
  );
  return {
    /** Who answers from now on. */
    use(...chosen: Instance[]) {
      instances = chosen;
    },
    stop: () => server.shutdown(),
  };
}
