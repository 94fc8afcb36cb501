import { assertEquals } from "@std/assert";
import { createLog } from "../shared/http/log.ts";
import { runHousekeeping, startHousekeeping } from "./housekeeping.ts";
import type { Slice } from "./operation/slice.ts";
import { slices } from "./slices.ts";
import {
  createTestDatabase,
  type TestDatabase,
} from "./storage/test_database.ts";

/** Adds a stale row and a current row to each table. */
async function addRows({ owner }: TestDatabase) {
  await owner`
    insert into rate_limits values
      ('user', 'ai-service.test', 'earned', now() - interval '1 second'),
      ('user', 'ai-service.test', 'owing', now() + interval '1 minute')`;
  await owner`
    insert into revocations values
      ('ai-service.test', 'token', 'expired', 'infinity', now() - interval '1 s'),
      ('ai-service.test', 'token', 'alive', 'infinity', now() + interval '1 s')`;
  await owner`
    insert into idempotency_keys
      (actor_kind, issuer, actor_id, operation, key, args_sha256, created_at)
    values
      ('user', 'ai-service.test', 'usr_1', 'op', 'old', '', now() - interval '26 h'),
      ('user', 'ai-service.test', 'usr_1', 'op', 'young', '',
        now() - interval '24 h')`;
}

async function remainingRows({ owner }: TestDatabase) {
  const rows = await owner<{ name: string }[]>`
    select actor_id as name from rate_limits
    union all select subject from revocations
    union all select key from idempotency_keys order by name`;
  return rows.map(({ name }) => name);
}

const NOW = new Date("2030-01-07T12:00:00+09:00");

/** The dependencies of the housekeeping, and what it logs. */
function createHousekeepingDeps(
  { sql }: Pick<TestDatabase, "sql">,
  ofSlices: readonly Slice[] = slices,
) {
  const lines: [event: string, of: string][] = [];
  const write = (line: string) => {
    const { event, of } = JSON.parse(line);
    lines.push([event, of]);
  };
  const log = createLog({ service: "mcp-server", write });
  return { sql, log, now: () => NOW, slices: ofSlices, lines };
}

Deno.test("stale rows are deleted, and current rows stay", async () => {
  await using database = await createTestDatabase();
  await addRows(database);
  const deps = createHousekeepingDeps(database);
  await runHousekeeping(deps);
  assertEquals(await remainingRows(database), ["alive", "owing", "young"]);
  assertEquals(deps.lines, []);
});

Deno.test("several instances can run the housekeeping at the same time", async () => {
  await using database = await createTestDatabase();
  await addRows(database);
  const deps = createHousekeepingDeps(database);
  await Promise.all(Array.from({ length: 8 }, () => runHousekeeping(deps)));
  assertEquals(await remainingRows(database), ["alive", "owing", "young"]);
  assertEquals(deps.lines, []);
});

Deno.test("the housekeeping skips rows that a call has locked", async () => {
  await using database = await createTestDatabase();
  await addRows(database);
  await database.owner.begin(async (tx) => {
    await tx`
      update rate_limits set spent_until = spent_until + interval '1 second'
      where actor_id = 'earned'`;
    await runHousekeeping(createHousekeepingDeps(database));
  });
  assertEquals(await remainingRows(database), [
    "alive",
    "earned",
    "owing",
    "young",
  ]);
});

Deno.test("a failure of the housekeeping is logged and not thrown", async () => {
  await using database = await createTestDatabase();
  await database.owner`drop table rate_limits`;
  const deps = createHousekeepingDeps(database);
  await runHousekeeping(deps);
  assertEquals(deps.lines, [["housekeeping_failed", "server"]]);
});

Deno.test("each slice's housekeeping runs, also when another one fails", async () => {
  await using database = await createTestDatabase();
  const calls: [string, Date][] = [];
  const slice = (noun: string): Slice => ({
    noun,
    title: { ja: noun, en: noun },
    operations: [],
    housekeeping(_sql, now) {
      calls.push([noun, now]);
      if (noun === "broken") throw new Error("failed on purpose");
      return Promise.resolve();
    },
  });
  const deps = createHousekeepingDeps(database, [
    slice("broken"),
    slice("working"),
  ]);
  await runHousekeeping(deps);
  assertEquals(calls, [["broken", NOW], ["working", NOW]]);
  assertEquals(deps.lines, [["housekeeping_failed", "broken"]]);
});

Deno.test("the platform's job runs the housekeeping as soon as there is a database, and a stop waits for it", async () => {
  await using database = await createTestDatabase();
  const calls: string[] = [];
  let isPrepared = false;
  const deps = createHousekeepingDeps(database, [{
    noun: "table",
    title: { ja: "卓", en: "Table" },
    operations: [],
    housekeeping: () => {
      calls.push("cleaned");
      return Promise.resolve();
    },
  }]);
  const housekeeper = startHousekeeping({
    ...deps,
    isPrepared: () => isPrepared,
  });
  await housekeeper.run();
  assertEquals(calls, []);
  isPrepared = true;
  await housekeeper.run();
  assertEquals(calls, ["cleaned"]);
  void housekeeper.run();
  await housekeeper[Symbol.asyncDispose]();
  assertEquals(calls, ["cleaned", "cleaned"]);
});
