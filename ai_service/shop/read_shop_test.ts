import { assertEquals } from "@std/assert";
import { createLog } from "../../shared/http/log.ts";
import { openTestKv } from "../store/test_kv.ts";
import { readShop, ShopCache } from "./read_shop.ts";
import { SHOP } from "./test_shop.ts";

Deno.test("the last good copy is kept while the MCP server does not answer, also over a restart", async () => {
  using kv = await openTestKv();
  let answer: () => Response = () => Response.json({ ...SHOP, more: 1 });
  let asked = 0;
  await using server = Deno.serve({ port: 0, onListen() {} }, () => {
    asked++;
    return answer();
  });
  let at = 0;
  const events: string[] = [];
  const now = () => new Date(at);
  const log = createLog({
    service: "ai-service",
    now,
    write: (line) => events.push(JSON.parse(line).event),
  });
  const serverUrl = `http://127.0.0.1:${server.addr.port}`;
  const cache = new ShopCache();
  const read = (from = cache) =>
    readShop({ serverUrl, kv, cache: from, log, now });

  assertEquals(await read(), SHOP);
  at += 59_000;
  assertEquals([await read(), asked], [SHOP, 1]);
  for (
    const bad of [
      () => new Response("<html>", { status: 502 }),
      () => Response.json({ ...SHOP, hours: "always" }),
    ]
  ) {
    answer = bad;
    at += 60_000;
    assertEquals(await read(), SHOP);
    assertEquals(await read(new ShopCache()), SHOP);
  }
  assertEquals(events, Array(4).fill("shop_not_read"));
  answer = () => Response.json({ ...SHOP, phone: "03-1111-1111" });
  at += 60_000;
  assertEquals((await read())?.phone, "03-1111-1111");
});
