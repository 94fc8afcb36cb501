import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { Hono } from "hono";
import { AddressCache } from "../http/address_rate_limiter.ts";
import { createLog } from "../http/log.ts";
import { limitSignIns } from "./limit_sign_ins.ts";

function start(cache = new AddressCache()) {
  const clock = { time: Date.parse("2026-11-26T06:00:00Z") };
  const logged: string[] = [];
  const log = createLog({
    service: "ai-service",
    write: (line) => logged.push(line),
  });
  const limited = limitSignIns({
    limit: 30,
    trustedProxies: 0,
    homePath: "/home",
    log,
    now: () => new Date(clock.time),
    cache,
  });
  const app = new Hono().use(limited).get("/", (c) => c.text("ok"));
  const send = async (address: string | undefined, language = "en") =>
    await app.request("/", { headers: { "accept-language": language } }, {
      address,
    });
  return { send, clock, logged };
}

Deno.test("the 31st sign-in of an address within ten minutes gets a page in the person's language", async () => {
  const { send, clock, logged } = start();
  for (let request = 0; request < 60; request++) {
    assertEquals((await send("2001:db8::1")).status, 200);
  }
  const refused = await send("2001:db8::2", "ja");
  assertEquals(refused.status, 429);
  assertEquals(refused.headers.get("retry-after"), "10");
  assertStringIncludes(
    refused.headers.get("content-security-policy") ?? "",
    "default-src 'none'",
  );
  const page = await refused.text();
  assertStringIncludes(page, '<html lang="ja">');
  assertStringIncludes(page, "10秒ほど待ってから");
  assertStringIncludes(page, 'href="/home"');
  assertStringIncludes(
    await (await send("2001:db8::1")).text(),
    "Please try again in 10 seconds.",
  );
  assert(logged.join().includes("sign_in_limited"));
  assert(!logged.join().includes("2001:db8"));

  assertEquals((await send("2001:db8:0:1::1")).status, 200);
  assertEquals((await send(undefined)).status, 200);
  clock.time += 10_000;
  assertEquals((await send("2001:db8::1")).status, 200);
  assertEquals((await send("2001:db8::1")).status, 429);
});

Deno.test("as many addresses as there may be take no more memory than the cache", async () => {
  const cache = new AddressCache(50);
  const { send } = start(cache);
  for (let index = 0; index < 500; index++) {
    await send(`10.0.${index % 256}.${index >> 8}`);
  }
  assertEquals(cache.spentUntil.size, 50);
});
