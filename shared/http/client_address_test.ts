import { assertEquals } from "@std/assert";
import { Hono } from "hono";
import { clientAddress, networkOf } from "./client_address.ts";

/** The client's address as a service behind so many proxies sees it. */
async function seen(
  proxies: number,
  { address, forwarded }: { address?: string; forwarded?: string },
): Promise<string> {
  const app = new Hono().get(
    "/",
    (c) => c.text(clientAddress(c, proxies) ?? "unknown"),
  );
  const headers = forwarded === undefined
    ? {}
    : { "x-forwarded-for": forwarded };
  return await (await app.request("/", { headers }, { address })).text();
}

Deno.test("without proxies the connection's address counts, and a header does not", async () => {
  const address = "192.0.2.1";
  assertEquals(await seen(0, { address }), address);
  assertEquals(await seen(0, { address, forwarded: "203.0.113.9" }), address);
  assertEquals(await seen(0, {}), "unknown");
  for (const address of ["127.0.0.1", "::1", "::ffff:127.0.0.1"]) {
    assertEquals(await seen(0, { address }), "unknown");
  }
});

Deno.test("behind proxies the entry of the outermost one counts, read from the right", async () => {
  const address = "10.0.0.9";
  const cases: [proxies: number, forwarded: string, expected: string][] = [
    [1, "203.0.113.9", "203.0.113.9"],
    [1, "1.1.1.1, 203.0.113.9", "203.0.113.9"],
    [2, "1.1.1.1,203.0.113.9 , 10.0.0.2", "203.0.113.9"],
    [2, "203.0.113.9", "203.0.113.9"],
    [1, "203.0.113.9:4711", "203.0.113.9"],
    [1, "[2001:db8::1]:4711", "2001:db8::1"],
    [1, "2001:db8::1", "2001:db8::1"],
    [1, "1.1.1.1, unknown", address],
    [1, "", address],
    [1, "<script>", address],
  ];
  for (const [proxies, forwarded, expected] of cases) {
    assertEquals(await seen(proxies, { address, forwarded }), expected);
  }
  assertEquals(await seen(1, { address }), address);
  const local = { address: "127.0.0.1", forwarded: "203.0.113.9" };
  assertEquals(await seen(1, local), "203.0.113.9");
});

Deno.test("an IPv6 /64 is one network, however it is written", () => {
  const network = networkOf("2001:db8:0:1::1");
  for (
    const same of [
      "2001:DB8:0:1:ffff:ffff:ffff:ffff",
      "2001:0db8:0000:0001::",
    ]
  ) {
    assertEquals(networkOf(same), network);
  }
  assertEquals(networkOf("2001:db8:0:2::1") === network, false);
  assertEquals(networkOf("::ffff:192.0.2.1"), networkOf("192.0.2.1"));
});
