import { assert, assertEquals, assertMatch } from "@std/assert";
import { openDenoKv } from "../store/deno_kv.ts";
import { profileKey, sessionKey, userPrefix } from "../store/keys.ts";
import type { Mutation } from "../store/kv.ts";
import { Sessions } from "./session.ts";
import type { User } from "./user.ts";

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

const USER: User = {
  id: "usr_1",
  provider: "google",
  providerUserId: "104857000000000000001",
  email: "hanako@example.com",
  name: "佐藤 花子",
  pictureUrl: null,
  createdAt: "2026-04-01T09:00:00.000Z",
};

/** Sessions of one known user, at a time that only the test moves. */
async function start() {
  const clock = { time: Date.parse("2026-04-01T09:00:00Z") };
  const now = () => new Date(clock.time);
  const kv = await openDenoKv({ path: ":memory:", now });
  const writes: Mutation[] = [];
  const { atomic } = kv;
  kv.atomic = (checks, mutations) => {
    writes.push(...mutations);
    return atomic.call(kv, checks, mutations);
  };
  await kv.set(profileKey(USER.id), USER);
  return {
    sessions: new Sessions({ kv, now }),
    kv,
    writes,
    wait: (ms: number) => clock.time += ms,
    [Symbol.dispose]: () => kv.close(),
  };
}

Deno.test("a session knows its user, under an id of 256 random bits", async () => {
  using world = await start();
  const id = await world.sessions.create(USER.id);
  assertMatch(id, /^[A-Za-z0-9_-]{43}$/);
  const session = await world.sessions.find(id);
  assertEquals(session?.user, USER);
  assert(await world.sessions.create(USER.id) !== id);
});

Deno.test("a session's id is stored nowhere, its SHA-256 is", async () => {
  using world = await start();
  const id = await world.sessions.create(USER.id);
  const session = await world.sessions.find(id);
  const entry = await world.kv.get(sessionKey(session?.hash ?? ""));
  assert(entry.value !== null);
  const mine = await Array.fromAsync(
    world.kv.list({ prefix: userPrefix(USER.id) }),
  );
  assertEquals(JSON.stringify([entry, mine]).includes(id), false);
});

Deno.test("an unknown, shortened or foreign id finds nothing", async () => {
  using world = await start();
  const id = await world.sessions.create(USER.id);
  const hash = (await world.sessions.find(id))?.hash ?? "";
  for (const other of ["", id.slice(1), `${id}A`, "A".repeat(43), hash, "%"]) {
    assertEquals(await world.sessions.find(other), undefined);
  }
});

Deno.test("a session ends after seven days without use", async () => {
  using world = await start();
  const id = await world.sessions.create(USER.id);
  world.wait(7 * DAY - 1);
  assert(await world.sessions.find(id));
  world.wait(7 * DAY - 1);
  assert(await world.sessions.find(id));
  world.wait(7 * DAY);
  assertEquals(await world.sessions.find(id), undefined);
});

Deno.test("a session ends after thirty days, however much it is used", async () => {
  using world = await start();
  const id = await world.sessions.create(USER.id);
  for (let day = 0; day < 29; day++) {
    world.wait(DAY);
    assert(await world.sessions.find(id), `day ${day + 1}`);
  }
  world.wait(DAY - 1);
  assert(await world.sessions.find(id));
  world.wait(1);
  assertEquals(await world.sessions.find(id), undefined);
});

Deno.test("use is written down once an hour, not with every request", async () => {
  using world = await start();
  const id = await world.sessions.create(USER.id);
  for (let request = 0; request < 12; request++) {
    world.wait(5 * 60 * 1000);
    assert(await world.sessions.find(id));
  }
  assertEquals(world.writes.length, 1);
});

Deno.test("an ended session stays ended, also when a request was under way", async () => {
  using world = await start();
  const id = await world.sessions.create(USER.id);
  const session = await world.sessions.find(id);
  world.wait(2 * HOUR);
  const [underWay] = await Promise.all([
    world.sessions.find(id),
    world.sessions.end(session?.hash ?? ""),
  ]);
  assert(underWay === undefined || underWay.user.id === USER.id);
  assertEquals(await world.sessions.find(id), undefined);
});

Deno.test("ending all sessions leaves none, and later ones are not affected", async () => {
  using world = await start();
  const before = await Promise.all(
    [1, 2, 3].map(() => world.sessions.create(USER.id)),
  );
  await Promise.all([
    world.sessions.endAll(USER.id),
    world.sessions.endAll(USER.id),
  ]);
  for (const id of before) {
    assertEquals(await world.sessions.find(id), undefined);
  }
  const after = await world.sessions.create(USER.id);
  assert(await world.sessions.find(after));
});

Deno.test("a session whose user is gone is worth nothing", async () => {
  using world = await start();
  const id = await world.sessions.create(USER.id);
  await world.kv.delete(profileKey(USER.id));
  assertEquals(await world.sessions.find(id), undefined);
});
