import { assert, assertEquals } from "@std/assert";
import { createTestApp, type TestApp } from "../test_app.ts";
import { AddressCache } from "../../shared/http/address_rate_limiter.ts";
import { InvalidTokenLimiter } from "./invalid_token_limiter.ts";

const NOW = new Date("2030-01-01T00:00:00Z");

/** Calls the app with a client address, as `main.ts` does. */
async function call(
  app: TestApp,
  { token, address }: { token?: string; address?: string },
) {
  const request = new Request("http://localhost:8788/mcp/tools/booking/list", {
    method: "POST",
    headers: {
      "content-type": "application/json",
      // Any client can set these.
      "x-forwarded-for": crypto.randomUUID(),
      "x-real-ip": "10.0.0.1",
      "forwarded": "for=10.0.0.1",
      ...(token && { authorization: `Bearer ${token}` }),
    },
    body: "{}",
  });
  const response = await app.fetch(request, { address });
  await response.body?.cancel();
  return response;
}

function forged(good: string, index: number): string {
  const [head, payload] = good.split(".");
  return `${head}.${payload}.${btoa(`forged ${index}`).replaceAll("=", "")}`;
}

Deno.test("an address with 300 invalid tokens in a minute is answered 429", async () => {
  let time = NOW.getTime();
  await using app = await createTestApp({ now: () => new Date(time) });
  const known = await app.tokenFor("usr_known");
  const address = "192.0.2.1";
  assertEquals((await call(app, { token: known, address })).status, 200);

  for (let index = 0; index < 300; index++) {
    const token = forged(known, index);
    assertEquals((await call(app, { token, address })).status, 401);
  }
  const over = await call(app, { token: forged(known, 300), address });
  assertEquals(over.status, 429);
  assert(Number(over.headers.get("retry-after")) > 0);
  const fresh = await app.tokenFor("usr_fresh");
  assertEquals((await call(app, { token: fresh, address })).status, 429);

  const at = (address: string) => call(app, { token: fresh, address });
  assertEquals((await at("192.0.2.2")).status, 200, "another address");
  const cached = await call(app, { token: known, address });
  assertEquals(cached.status, 200, "a token that is in the cache");
  assertEquals((await call(app, { address })).status, 401, "without a token");
  time += 1000;
  const token = await app.tokenFor("usr_later");
  assertEquals((await call(app, { token, address })).status, 200);
});

Deno.test("clients without an address, and on this machine, are not limited", async () => {
  await using app = await createTestApp({ now: () => NOW });
  const good = await app.tokenFor("usr_1");
  for (const address of [undefined, "127.0.0.1", "::1"]) {
    for (let index = 0; index < 301; index++) {
      const given = { token: forged(good, index), ...(address && { address }) };
      assertEquals((await call(app, given)).status, 401);
    }
  }
});

Deno.test("an IPv6 /64 counts as one address, and so do both spellings of an IPv4 address", () => {
  const same = [
    ["2001:db8:0:1::1", "2001:DB8:0:1:ffff:ffff:ffff:ffff"],
    ["2001:db8::1", "2001:db8:0:0:1::"],
    ["::ffff:192.0.2.1", "192.0.2.1"],
  ];
  for (const [one, other] of same) {
    const limiter = new InvalidTokenLimiter({
      now: () => NOW,
      cache: new AddressCache(),
    });
    const isLimited = (address: string) => {
      try {
        limiter.check(address);
        return false;
      } catch {
        return true;
      }
    };
    for (let count = 0; count < 300; count++) limiter.countFailure(one);
    assert(isLimited(other!));
    assert(!isLimited("2001:db8:0:2::1"));
    assert(!isLimited("192.0.2.2"));
  }
});

Deno.test("the cache of addresses is bounded", () => {
  const cache = new AddressCache(100);
  const limiter = new InvalidTokenLimiter({ now: () => NOW, cache });
  for (let index = 0; index < 1000; index++) {
    limiter.countFailure(`10.0.${index}.1`);
  }
  assertEquals(cache.spentUntil.size, 100);
  assert(cache.spentUntil.has("10.0.999.1"));
});
