import { assert, assertEquals } from "@std/assert";
import { createTestApp, type TestApp } from "./test_app.ts";
import { callRest } from "./surfaces/test_calls.ts";

/** Holds a lock on a whole table while `run` runs. */
async function withLocked(
  { database }: TestApp,
  table: string,
  run: () => Promise<void>,
): Promise<void> {
  await database.owner.begin(async (tx) => {
    await tx`lock table ${tx(table)}`;
    await run();
  });
}

Deno.test("calls that wait for a locked table get 503, and hold up no call for another table", async () => {
  await using app = await createTestApp({ connections: 16 });
  const token = await app.tokenFor("usr_1");
  const call = (name: string) => callRest(app, name, { token });
  await withLocked(app, "bookings", async () => {
    const locked = Array.from({ length: 40 }, () => call("booking_list"));
    const products = await call("product_list");
    assertEquals(products.status, 200);
    for (const { status, headers, body } of await Promise.all(locked)) {
      assertEquals([status, body.code], [503, "unavailable"]);
      assert(Number(headers.get("retry-after")) > 0);
    }
  });
  assertEquals((await call("booking_list")).status, 200);
});

Deno.test("while the rate limits are locked every call gets 503, and afterwards all are served", async () => {
  await using app = await createTestApp();
  const token = await app.tokenFor("usr_1");
  const call = () => callRest(app, "product_list", { token });
  await withLocked(app, "rate_limits", async () => {
    for (const { status } of await Promise.all([call(), call(), call()])) {
      assertEquals(status, 503);
    }
  });
  assertEquals((await call()).status, 200);
});
