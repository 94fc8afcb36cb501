import { assert, assertEquals } from "@std/assert";
import { createTestApp, type TestApp } from "../test_app.ts";
import { AddressLimit, AddressMemory } from "./address_limit.ts";

const NOW = new Date("2030-01-01T00:00:00Z");

/** A call of the server with an address, as its entry would make it. */
async function call(
  app: TestApp,
  { token, address }: { token?: string; address?: string },
) {
  const request = new Request("http://localhost:8788/mcp/tools/booking/list", {
    method: "POST",
    headers: {
      "content-type": "application/json",
      // Anyone can write these.
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

Deno.test("an address that shows wrong tokens is kept from having more of them checked", async () => {
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
  assertEquals((await at("192.0.2.2")).status, 200, "nobody else is kept out");
  const remembered = await call(app, { token: known, address });
  assertEquals(remembered.status, 200, "what was checked before is let in");
  assertEquals(
    (await call(app, { address })).status,
    401,
    "none costs nothing",
  );
  time += 1000;
  const token = await app.tokenFor("usr_later");
  assertEquals((await call(app, { token, address })).status, 200);
});

Deno.test("without an address, and from this machine, nobody is kept out by it", async () => {
  await using app = await createTestApp({ now: () => NOW });
  const good = await app.tokenFor("usr_1");
  for (const address of [undefined, "127.0.0.1", "::1"]) {
    for (let index = 0; index < 301; index++) {
      const given = { token: forged(good, index), ...(address && { address }) };
      assertEquals((await call(app, given)).status, 401);
    }
  }
});

Deno.test("a household of IPv6 counts as one, and so do both spellings of IPv4", () => {
  const same = [
    ["2001:db8:0:1::1", "2001:DB8:0:1:ffff:ffff:ffff:ffff"],
    ["2001:db8::1", "2001:db8:0:0:1::"],
    ["::ffff:192.0.2.1", "192.0.2.1"],
  ];
  for (const [one, other] of same) {
    const limit = new AddressLimit({
      now: () => NOW,
      memory: new AddressMemory(),
    });
    const isKeptOut = (address: string) => {
      try {
        limit.requireRoom(address);
        return false;
      } catch {
        return true;
      }
    };
    for (let count = 0; count < 300; count++) limit.spend(one);
    assert(isKeptOut(other!));
    assert(!isKeptOut("2001:db8:0:2::1"));
    assert(!isKeptOut("192.0.2.2"));
  }
});

Deno.test("what is remembered of addresses is bounded", () => {
  const memory = new AddressMemory(100);
  const limit = new AddressLimit({ now: () => NOW, memory });
  for (let index = 0; index < 1000; index++) limit.spend(`10.0.${index}.1`);
  assertEquals(memory.spentUntil.size, 100);
  assert(memory.spentUntil.has("10.0.999.1"));
});
