import { assert, assertEquals } from "@std/assert";
import { EXPECTED } from "../../shared/contract/preview.ts";
import { createTestApp } from "../test_app.ts";
import { callMcp, outcomeOf, request } from "./test_calls.ts";
import { createAdminCookie, createCustomers } from "./test_people.ts";
import { sendPreview, sendWrite, writes } from "./test_previews.ts";
import { examples } from "./test_slices.ts";
import { digestTables } from "./test_tables.ts";

const NOW = new Date("2026-03-02T03:00:00Z");
/** Tables that a refused call may change: it counts towards the limit. */
const EXCEPT = ["rate_limits"];

Deno.test("a write is refused if its price differs from the approved preview", async () => {
  await using app = await createTestApp({ now: () => NOW });
  const { owner } = app.database;
  const [customer] = await createCustomers(app, ["usr_1"]);
  const { token, pools } = customer!;
  const as = { token, cookie: await createAdminCookie(app) };
  const owned = Object.entries(pools).map(([field, ids]) => [field, ids[0]]);
  let priced = 0;
  for (const [at, write] of writes.entries()) {
    // Each write on a day of its own, so that no two use the same slot.
    const now = new Date(NOW.getTime() + at * 24 * 60 * 60 * 1000);
    const of = { owned: Object.fromEntries(owned), now };
    const { args } = examples.flatMap((slice) => slice.previews?.(of) ?? [])
      .find(({ operation, by }) =>
        operation === write.name && by === write.by
      )!;
    const { body: before } = await sendPreview(app, write, as, { args });
    const takesTotal = EXPECTED.totalMinor in write.input.shape;
    assertEquals(before.totalMinor !== undefined, takesTotal, write.name);
    if (!takesTotal) continue;
    priced++;
    const approved = { ...args, [EXPECTED.totalMinor]: before.totalMinor };
    for (const { raisePrices } of examples) await raisePrices?.(owner);

    const state = await digestTables(owner, EXCEPT);
    const { body: after } = await sendPreview(app, write, as, { args });
    assert(after.totalMinor > before.totalMinor, write.name);
    for (const send of [sendPreview, sendWrite]) {
      const { status, body } = await send(app, write, as, { args: approved });
      assertEquals([status, body.code], [409, "price_changed"], write.name);
      const { totalMinor, currency } = after;
      assertEquals(body.details, { totalMinor, currency });
    }
    if (write.by === "user") {
      const overMcp = await callMcp(app, write.name, { token, args: approved });
      assertEquals(outcomeOf(overMcp).code, "price_changed");
    }
    assertEquals(await digestTables(owner, EXCEPT), state, write.name);

    const agreed = { ...args, [EXPECTED.totalMinor]: after.totalMinor };
    const { status } = await sendWrite(app, write, as, { args: agreed });
    assertEquals(status, 200, write.name);
  }
  assert(priced > 0);
});

Deno.test("no tool's input schema contains what a preview adds", async () => {
  await using app = await createTestApp({ now: () => NOW });
  const token = await app.tokenFor("usr_1");
  const { token: service } = await app.signer.signForService(["tool:list"]);
  for (const bearer of [token, service]) {
    const { body } = await request(app, "tools/list", {}, { token: bearer });
    assert(body.result.tools.length > 0);
    for (const { name, inputSchema } of body.result.tools) {
      for (const hidden of Object.values(EXPECTED)) {
        assert(!JSON.stringify(inputSchema).includes(hidden), name);
      }
      assertEquals(inputSchema.additionalProperties, false, name);
    }
  }
});
