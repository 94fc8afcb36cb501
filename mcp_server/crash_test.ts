import { assert, assertEquals, assertRejects } from "@std/assert";
import type { Sql } from "postgres";
import { callMcp, callRest } from "./surfaces/test_calls.ts";
import {
  type Creation,
  creations,
  prepareSlices,
} from "./surfaces/test_slices.ts";
import { TcpProxy } from "./storage/test_tcp_proxy.ts";
import { createTestApp } from "./test_app.ts";
import { TestProcess } from "./test_process.ts";

/** Long enough to kill the process before it receives the reply to COMMIT. */
const DELAY_MS = 500;

/** Both surfaces; the creations alternate between them. */
const SURFACES = [
  { name: "REST", call: callRest },
  { name: "MCP", call: callMcp },
];

function argsOf({ args }: Creation) {
  return args({ text: "花子", round: 0, now: new Date() });
}

/** Waits until the write with idempotency key `key` is committed. */
async function waitForCommit(owner: Sql, key: string): Promise<void> {
  const isDone = () =>
    owner`
      select from idempotency_keys where key = ${key} and result is not null`;
  while ((await isDone()).length === 0) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

Deno.test("a write whose server dies between COMMIT and the response happens only once", async (t) => {
  await using app = await createTestApp();
  const { database, keys } = app;
  await prepareSlices(database.owner);
  await using proxy = new TcpProxy(database.url);
  await using server = new TestProcess({ databaseUrl: proxy.url, keys });
  await server.start();
  const token = await app.tokenFor("usr_1");
  let duplicated = 0;

  for (const [index, creation] of creations.entries()) {
    const { operation, table } = creation;
    const { name, call } = SURFACES[index % SURFACES.length]!;
    await t.step(`${operation} over ${name}`, async () => {
      const key = crypto.randomUUID();
      const headers = { "idempotency-key": key };
      const options = { token, args: argsOf(creation), headers };
      proxy.delay = DELAY_MS;
      const unanswered = assertRejects(() => call(server, operation, options));
      await waitForCommit(database.owner, key);
      await server.kill();
      await unanswered;

      proxy.delay = 0;
      await server.start();
      const retry = await call(server, operation, options);
      const elsewhere = await call(app, operation, options);
      assertEquals(retry.status, 200);
      assert(!retry.body.result?.isError);
      assertEquals(elsewhere.body, retry.body);
      if (call === callRest) {
        assertEquals(retry.headers.get("idempotent-replayed"), "true");
      }
      const [row] = await database.owner<[{ rows: number; audited: number }]>`
        select (select count(*)::int from ${database.owner(table)})
            as rows,
          (select count(*)::int from audit_log
            where operation = ${operation}) as audited`;
      duplicated += row.rows - 1;
      assertEquals(row, { rows: 1, audited: 1 });
      await creation.assertDone?.(database.owner, 1);
    });
  }
  console.log(`figure: replays_duplicated = ${duplicated} (goal 0)`);
  assertEquals(duplicated, 0);
});

Deno.test("a write whose server dies before COMMIT happens when it is retried", async () => {
  await using app = await createTestApp();
  const { database, keys } = app;
  await prepareSlices(database.owner);
  await using proxy = new TcpProxy(database.url);
  await using server = new TestProcess({ databaseUrl: proxy.url, keys });
  await server.start();
  const [creation] = creations;
  const { operation, table } = creation!;
  const headers = { "idempotency-key": "key-1" };
  const token = await app.tokenFor("usr_1");
  const options = { token, args: argsOf(creation!), headers };
  proxy.delay = DELAY_MS;
  const unanswered = assertRejects(() => callRest(server, operation, options));
  await waitForRateLimit(database.owner);
  await server.kill();
  await unanswered;
  const rows = () => database.owner`select from ${database.owner(table)}`;
  assertEquals((await rows()).length, 0);
  const retry = await callRest(app, operation, options);
  assertEquals(retry.status, 200);
  assertEquals(retry.headers.get("idempotent-replayed"), null);
  assertEquals((await rows()).length, 1);
});

/** Waits until a call passed the rate limiter, which runs before any write. */
async function waitForRateLimit(owner: Sql): Promise<void> {
  while ((await owner`select from rate_limits`).length === 0) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
