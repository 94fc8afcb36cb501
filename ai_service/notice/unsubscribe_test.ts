import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { Hono } from "hono";
import { profileKey } from "../store/keys.ts";
import { startService, type TestService } from "../test_service.ts";
import { ALL } from "./notice_settings.ts";
import { readRecipient } from "./recipient.ts";
import { KEN } from "./test_notices.ts";
import { unsubscribe } from "./unsubscribe_routes.ts";

async function startWithKen() {
  const service = await startService();
  await service.deps.kv.set(profileKey(KEN.id), KEN);
  const link = await service.deps.unsubscribeLinks.linkFor(KEN.id);
  return { service, link };
}

async function mailOff({ deps }: TestService): Promise<readonly string[]> {
  const notice = { userId: KEN.id, noticeId: crypto.randomUUID() };
  const recipient = await readRecipient(deps.kv, notice);
  return recipient?.settings.off.mail ?? [];
}

Deno.test("a mail program ends mails with one request, from any origin and without a sign-in", async () => {
  const { service, link } = await startWithKen();
  await using _ = service;
  const response = await service.fetch(link, {
    method: "POST",
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      "origin": "https://mail.example",
    },
    body: "List-Unsubscribe=One-Click",
  });
  assertEquals(response.status, 200);
  assertStringIncludes(await response.text(), "No more of these mails");
  assertEquals(await mailOff(service), [ALL]);
});

Deno.test("opening the link changes nothing, and shows a button in the person's language", async () => {
  const { service, link } = await startWithKen();
  await using _ = service;
  const response = await service.fetch(link, {
    headers: { "accept-language": "ja" },
  });
  assertEquals(response.status, 200);
  assertStringIncludes(
    await response.text(),
    "<button>配信を停止する</button>",
  );
  assertEquals(await mailOff(service), []);
  assertEquals(response.headers.get("cache-control"), "no-store");
});

Deno.test("a link that was changed, or made by somebody else, ends nothing", async () => {
  const { service, link } = await startWithKen();
  await using _ = service;
  const wrong = [
    link.replace("usr_ken", "usr_emi"),
    link.slice(0, -1),
    `${link}0`,
    link.replace(/code=\w+/, `code=${"0".repeat(64)}`),
    link.replace(/code=\w+/, "code="),
    link.replace(/&.*/, ""),
    link.replace(/\?.*/, ""),
  ];
  for (const url of wrong) {
    for (const method of ["GET", "POST"]) {
      const response = await service.fetch(url, { method });
      await response.body?.cancel();
      assertEquals(response.status, 404, `${method} ${url}`);
    }
  }
  assertEquals(await mailOff(service), []);
});

Deno.test("of an account that was deleted, a link stores nothing", async () => {
  const { service, link } = await startWithKen();
  await using _ = service;
  const { kv } = service.deps;
  await kv.delete(profileKey(KEN.id));
  const response = await service.fetch(link, { method: "POST" });
  await response.body?.cancel();
  assertEquals(response.status, 200);
  const left = await Array.fromAsync(kv.list({ prefix: ["user", KEN.id] }));
  assertEquals(left, []);
});

Deno.test("no line of the log has the code of a link", async () => {
  const { service, link } = await startWithKen();
  await using _ = service;
  const response = await service.fetch(link, { method: "POST" });
  await response.body?.cancel();
  const code = new URL(link).searchParams.get("code")!;
  assert(code.length === 64);
  assertEquals(service.logged.some((line) => line.includes(code)), false);
});

Deno.test("the traces get a path in place of the link with its code", async () => {
  const { service, link } = await startWithKen();
  await using _ = service;
  const paths: (string | undefined)[] = [];
  const app = new Hono()
    .use(async (c, next) => {
      await next();
      paths.push(c.get("loggedPath"));
    })
    .route("/unsubscribe", unsubscribe(service.deps));
  for (const method of ["GET", "POST"]) await app.request(link, { method });
  assertEquals(paths, ["/unsubscribe", "/unsubscribe"]);
});
