import { assert, assertEquals } from "@std/assert";
import type { Sql } from "postgres";
import { connectAsOwner } from "../../mcp_server/storage/owner_connection.ts";
import { callMcp, callRest } from "../../mcp_server/surfaces/test_calls.ts";
import { createTestApp, type TestApp } from "../../mcp_server/test_app.ts";
import { createSmallDisk, missing } from "./small_disk.ts";
import { testWith } from "./test_with.ts";

testWith(
  await missing(),
  "on a full disk calls and /readyz answer 503, and 200 when there is room again",
  async () => {
    await using disk = await createSmallDisk();
    const admin = connectAsOwner(Deno.env.get("TEST_DATABASE_URL")!, {
      max: 1,
    });
    const tablespace = `small_${crypto.randomUUID().replaceAll("-", "")}`;
    await admin.unsafe(
      `create tablespace ${tablespace} location '${disk.path}'`,
    );
    {
      await using app = await createTestApp();
      await moveDatabase(admin, app, tablespace);
      assertEquals(await readiness(app), 200);
      await fill(app.database.owner);
      assertEquals(await readiness(app), 503);
      await assertUnavailable(app);
      await app.database.owner`drop table filler`;
      assertEquals(await readiness(app), 200);
      const token = await app.tokenFor("usr_1");
      const { status } = await callRest(app, "product_list", { token });
      assertEquals(status, 200);
    }
    await admin.unsafe(`drop tablespace ${tablespace}`);
    await admin.end();
  },
);

/** Puts the app's database on the small disk; its connections are cut. */
async function moveDatabase(admin: Sql, app: TestApp, tablespace: string) {
  const name = new URL(app.database.url).pathname.slice(1);
  await admin`
    select pg_terminate_backend(pid, 5000) from pg_stat_activity
    where datname = ${name}`;
  await admin`alter database ${admin(name)} set tablespace ${
    admin(tablespace)
  }`;
}

/** Writes until not even a page fits. */
async function fill(owner: Sql): Promise<void> {
  await owner`create table filler (data text)`;
  await owner`alter table filler alter data set storage external`;
  for (const size of [1_000_000, 100_000, 10_000, 1_000]) {
    for (;;) {
      const error = await owner`
        insert into filler values (repeat('x', ${size}))`
        .then(() => undefined, (error: { code: string }) => error);
      if (!error) continue;
      assertEquals(error.code, "53100");
      break;
    }
  }
}

async function readiness(app: TestApp): Promise<number> {
  const url = "http://localhost:8788/readyz";
  const response = await app.fetch(new Request(url));
  await response.body?.cancel();
  return response.status;
}

async function assertUnavailable(app: TestApp): Promise<void> {
  const token = await app.tokenFor("usr_1");
  for (const call of [callRest, callMcp]) {
    const { status, headers, body } = await call(app, "order_create", {
      token,
      args: { items: [{ productId: "prd_1", quantity: 1 }] },
      headers: { "idempotency-key": "key-1" },
    });
    assertEquals([status, body.code], [503, "unavailable"]);
    assert(Number(headers.get("retry-after")) > 0);
  }
}
