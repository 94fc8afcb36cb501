import { assertEquals, assertRejects } from "@std/assert";
import { checkDatabase } from "../doctor/check_database.ts";
import { migrateAll } from "../../mcp_server/migrate.ts";
import { listMigrations } from "../../mcp_server/migrations.ts";
import { connect } from "../../mcp_server/storage/postgres.ts";
import { refuseTransactionPooler } from "../../mcp_server/storage/pooler.ts";
import { createBareDatabase } from "../../mcp_server/storage/test_bare_database.ts";
import {
  callMcp,
  callRest,
  outcomeOf,
} from "../../mcp_server/surfaces/test_calls.ts";
import { createTestApp, type TestApp } from "../../mcp_server/test_app.ts";
import { HAIRCUT, openSalon } from "../../mcp_server/test_salon.ts";
import { missing, type PoolMode, startPgBouncer } from "./pgbouncer.ts";
import { testWith } from "./test_with.ts";

/** 5,000 by `deno task pooler`. */
const CALLS = Number(Deno.env.get("POOLER_CALLS") ?? 400);
const CONCURRENT = 32;
const NOW = new Date("2026-03-02T03:00:00Z");
const MODES: Record<PoolMode, string> = {
  session: "",
  transaction: "pgbouncer=true",
};
let counted = 0;
let failed = 0;

for (const [mode, parameters] of Object.entries(MODES)) {
  testWith(
    missing,
    `behind PgBouncer in ${mode} mode every call is answered`,
    async () => {
      await using base = await createTestApp({ now: () => NOW });
      await openSalon(base.database.owner, { capacity: 100 });
      const { url, ownerUrl } = base.database;
      await using pooler = await startPgBouncer(mode as PoolMode, [
        url,
        ownerUrl,
      ]);
      await using first = await appAt(pooler.through(url, parameters));
      await using second = await appAt(pooler.through(url, parameters));
      const outcomes = await callAll([first.app, second.app]);
      counted += CALLS;
      failed += CALLS - (outcomes.get("200") ?? 0);
      assertEquals([...outcomes], [["200", CALLS]]);
      const ready = await first.app.fetch(
        new Request("http://localhost:8788/readyz"),
      );
      assertEquals(ready.status, 200);
    },
  );
}

// Tests of one file run in order.
testWith(missing, "no call failed behind a pooler", () => {
  console.log(`${counted} calls behind PgBouncer`);
  console.log(`figure: pooler_5xx = ${failed} (goal = 0)`);
  assertEquals([counted, failed], [2 * CALLS, 0]);
  return Promise.resolve();
});

/** A server that reaches its database at `url`. */
async function appAt(url: string) {
  const sql = connect(url);
  await refuseTransactionPooler(sql, url);
  const app = await createTestApp({ sql, now: () => NOW });
  return {
    app,
    async [Symbol.asyncDispose]() {
      await sql.end({ timeout: 1 });
      await app[Symbol.asyncDispose]();
    },
  };
}

/** Sends calls of several users to both servers; counts their outcomes. */
async function callAll(apps: readonly TestApp[]): Promise<Map<string, number>> {
  const outcomes = new Map<string, number>();
  let next = 0;
  const work = async () => {
    while (next < CALLS) {
      const index = next++;
      const outcome = await call(apps[index % apps.length]!, index);
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: CONCURRENT }, work));
  return outcomes;
}

/** Every fourth call is a write, of a user who has no other booking. */
async function call(app: TestApp, index: number): Promise<string> {
  const isWrite = index % 4 === 0;
  const token = await app.tokenFor(`usr_${isWrite ? index : index % 50}`);
  const send = index % 8 < 4 ? callRest : callMcp;
  const name = isWrite ? "booking_create" : READS[index % READS.length]!;
  const args = isWrite ? { serviceId: HAIRCUT, start: startOf(index) } : {};
  const key = `key-${index}`;
  const answer = await send(app, name, {
    token,
    args,
    headers: { "idempotency-key": key },
    meta: { "idempotency-key": key },
  });
  const { error = "" } = outcomeOf(answer);
  return `${answer.status} ${error}`.trim();
}

const READS = ["booking_list", "booking_services", "product_list", "form_list"];

/** One of the places of 50 days. */
function startOf(index: number): string {
  const hour = 10 + index % 8;
  const day = new Date(Date.UTC(2026, 2, 6 + Math.floor(index / 8) % 50));
  return `${day.toISOString().slice(0, 10)}T${hour}:00:00+09:00`;
}

testWith(
  missing,
  "a pooler in transaction mode is refused without pgbouncer=true",
  async () => {
    await using database = await createBareDatabase();
    await using pooler = await startPgBouncer("transaction", [database.url]);
    const { host } = new URL(pooler.through(database.url));
    const { message } = await assertRejects(
      () => migrateAll(pooler.through(database.url)),
      TypeError,
    );
    assertEquals(
      message,
      `${host} is a pooler in transaction mode: add pgbouncer=true to DATABASE_URL`,
    );
  },
);

testWith(
  missing,
  "the doctor names a pooler in transaction mode that the address does not",
  async () => {
    await using database = await createBareDatabase();
    await migrateAll(database.url);
    await using pooler = await startPgBouncer("transaction", [database.url]);
    const statuses = async (parameters = "") => {
      const DATABASE_URL = pooler.through(database.url, parameters);
      const [reached, mode] = await checkDatabase({ mcp: { DATABASE_URL } });
      return [reached!.status, `${mode!.name} ${mode!.status}`];
    };
    assertEquals(await statuses(), ["well", "pooler fault"]);
    assertEquals(await statuses("pgbouncer=true"), ["well", "pooler well"]);
  },
);

testWith(
  missing,
  "a database can be migrated through a pooler in transaction mode",
  async () => {
    await using database = await createBareDatabase();
    await using pooler = await startPgBouncer("transaction", [database.url]);
    const url = pooler.through(database.url, "pgbouncer=true");
    assertEquals(await migrateAll(url), await listMigrations());
  },
);
