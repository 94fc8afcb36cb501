import { assertEquals } from "@std/assert";
import { createLog } from "../shared/http/log.ts";
import { runHousekeeping } from "./housekeeping.ts";
import type { Slice } from "./operation/slice.ts";
import { slices } from "./slices.ts";
import {
  createTestDatabase,
  type TestDatabase,
} from "./storage/test_database.ts";

/** One row of each table on either side of the line. */
async function clutter({ owner }: TestDatabase) {
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

async function left({ owner }: TestDatabase) {
  const rows = await owner<{ name: string }[]>`
    select actor_id as name from rate_limits
    union all select subject from revocations
    union all select key from idempotency_keys order by name`;
  return rows.map(({ name }) => name);
}

const NOW = new Date("2030-01-07T12:00:00+09:00");

/** The database as the server that keeps house sees it. */
function house(
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

Deno.test("what counts no more goes, what still counts stays", async () => {
  await using database = await createTestDatabase();
  await clutter(database);
  const rooms = house(database);
  await runHousekeeping(rooms);
  assertEquals(await left(database), ["alive", "owing", "young"]);
  assertEquals(rooms.lines, []);
});

Deno.test("several instances keep house at the same time", async () => {
  await using database = await createTestDatabase();
  await clutter(database);
  const rooms = house(database);
  await Promise.all(Array.from({ length: 8 }, () => runHousekeeping(rooms)));
  assertEquals(await left(database), ["alive", "owing", "young"]);
  assertEquals(rooms.lines, []);
});

Deno.test("keeping house waits for nobody who is about to call", async () => {
  await using database = await createTestDatabase();
  await clutter(database);
  await database.owner.begin(async (tx) => {
    await tx`
      update rate_limits set spent_until = spent_until + interval '1 second'
      where actor_id = 'earned'`;
    await runHousekeeping(house(database));
  });
  assertEquals(await left(database), ["alive", "earned", "owing", "young"]);
});

Deno.test("a house that cannot be kept is reported, and nothing else comes of it", async () => {
  await using database = await createTestDatabase();
  await database.owner`drop table rate_limits`;
  const rooms = house(database);
  await runHousekeeping(rooms);
  assertEquals(rooms.lines, [["housekeeping_failed", "server"]]);
});

Deno.test("each slice tidies its own tables, though that of another fails", async () => {
  await using database = await createTestDatabase();
  const tidied: [string, Date][] = [];
  const slice = (noun: string): Slice => ({
    noun,
    title: { ja: noun, en: noun },
    operations: [],
    housekeeping(_sql, now) {
      tidied.push([noun, now]);
      if (noun === "broken") throw new Error("cannot be tidied");
      return Promise.resolve();
    },
  });
  const rooms = house(database, [slice("broken"), slice("sound")]);
  await runHousekeeping(rooms);
  assertEquals(tidied, [["broken", NOW], ["sound", NOW]]);
  assertEquals(rooms.lines, [["housekeeping_failed", "broken"]]);
});
