import { assert, assertEquals, assertRejects } from "@std/assert";
import { createLog } from "../../shared/http/log.ts";
import { ApiError } from "../../shared/http/errors.ts";
import { conversationKey, leaseKey, usageKey } from "../store/keys.ts";
import { changedKv, openTestKv } from "../store/test_kv.ts";
import type { Limits } from "./limits.ts";
import { Quota, type QuotaOptions } from "./quota.ts";
import { NO_LIMITS } from "./test_limits.ts";

const HANAKO = { user: { id: "usr_hanako" }, locale: "ja" } as const;
const KEN = { user: { id: "usr_ken" }, locale: "en" } as const;
/** Twenty seconds past a minute, on 26 November at 23:58 in Tokyo. */
const NOW = Date.parse("2026-11-26T14:58:20Z");

/** Two instances on one store, with a clock that the test moves. */
async function start(limits: Partial<Limits> = {}) {
  const clock = { time: NOW };
  const logged: string[] = [];
  const kv = await openTestKv(() => new Date(clock.time));
  const instance = (changes: Partial<QuotaOptions> = {}) =>
    new Quota({
      kv,
      log: createLog({ service: "ai-service", write: (l) => logged.push(l) }),
      now: () => new Date(clock.time),
      timeZone: "Asia/Tokyo",
      limits: { ...NO_LIMITS, ...limits },
      ...changes,
    });
  return {
    kv,
    clock,
    logged,
    instance,
    quota: instance(),
    other: instance(),
    wait: (ms: number) => clock.time += ms,
    [Symbol.dispose]: () => kv[Symbol.dispose](),
  };
}

/** Starts a turn that does nothing; the refusal, if it is refused. */
async function turn(quota: Quota, conversationId = "cnv_1", person = HANAKO) {
  try {
    await quota.startTurn(person, conversationId, () => Promise.resolve());
  } catch (error) {
    assert(error instanceof ApiError);
    return error;
  }
}

/** Turns of different conversations on both instances at once; those let in. */
async function parallelTurns(
  { quota, other }: Awaited<ReturnType<typeof start>>,
  count: number,
) {
  const refusals = await Promise.all(
    Array.from(
      { length: count },
      (_, index) => turn(index % 2 ? quota : other, `cnv_${index}`),
    ),
  );
  return refusals.filter((refusal) => refusal === undefined).length;
}

async function settle(quota: Quota, conversationId: string, tokens: number) {
  await using meter = quota.meterTurn(HANAKO.user.id, conversationId);
  meter.add(tokens);
}

Deno.test("of 40 turns at once on two instances exactly as many as allowed are let in", async () => {
  for (
    const [limits, expected] of [
      [{ turnsPerMinute: 13 }, 13],
      [{ turnsPerDay: 7 }, 7],
      [{ tokensPerDay: 1_000, tokensPerTurn: 90 }, 11],
      [{ runningTurns: 3 }, 3],
    ] as const
  ) {
    using world = await start(limits);
    assertEquals(await parallelTurns(world, 40), expected);
  }
});

Deno.test("a minute's turns are refused with the seconds that are left of it, and then go on", async () => {
  using world = await start({ turnsPerMinute: 2 });
  for (const _ of [1, 2]) assertEquals(await turn(world.quota), undefined);
  const refusal = await turn(world.other);
  assertEquals([refusal?.status, refusal?.code], [429, "rate_limited"]);
  assertEquals(refusal?.headers, { "Retry-After": "40" });
  assertEquals(refusal?.details, {
    limit: "turns_per_minute",
    retryAfterSeconds: 40,
  });
  assertEquals(
    refusal?.message,
    "メッセージが短い間に続きました。40秒ほど待ってから、もう一度お送りください。",
  );
  world.wait(40_000 - 1);
  assert(await turn(world.quota));
  world.wait(1);
  assertEquals(await turn(world.quota), undefined);
});

Deno.test("a day ends at midnight of the business, and nobody else's use counts", async () => {
  using world = await start({ turnsPerDay: 1 });
  assertEquals(await turn(world.quota), undefined);
  const refusal = await turn(world.quota);
  assertEquals(refusal?.headers["Retry-After"], "100");
  assert(refusal?.message.includes("11月27日 00:00 JST"), refusal?.message);
  assertEquals(await turn(world.quota, "cnv_1", KEN as never), undefined);
  const told = await turn(world.quota, "cnv_1", KEN as never);
  assert(told?.message.includes("27 November at 00:00"), told?.message);
  world.wait(100_000);
  assertEquals(await turn(world.quota), undefined);
});

Deno.test("an instance whose clock is a little behind does not begin the last minute anew", async () => {
  using world = await start({ turnsPerMinute: 2 });
  const now = () => new Date(world.clock.time + 50_000);
  const ahead = world.instance({ now });
  assertEquals(await turn(ahead), undefined);
  world.wait(30_000);
  assertEquals(await turn(world.quota), undefined);
  assert(await turn(world.quota));
  assert(await turn(ahead));
});

Deno.test("a turn that does not start costs nothing", async () => {
  using world = await start({ turnsPerMinute: 1, runningTurns: 1 });
  const before = await world.quota.view(HANAKO.user.id);
  await assertRejects(
    () =>
      world.quota.startTurn(
        HANAKO,
        "cnv_1",
        () => Promise.reject(new RangeError("No such conversation")),
      ),
    RangeError,
  );
  assertEquals(await world.quota.view(HANAKO.user.id), before);
  assertEquals(await turn(world.quota), undefined);
});

Deno.test("tokens are set aside for a turn and settled to what it used", async () => {
  using world = await start({ tokensPerDay: 1_000, tokensPerTurn: 600 });
  const used = async () =>
    (await world.quota.view(HANAKO.user.id)).tokensPerDay.used;
  assertEquals(await turn(world.quota), undefined);
  assertEquals(await used(), 600);
  const busy = await turn(world.quota, "cnv_2");
  assertEquals(busy?.details?.limit, "tokens_per_day");
  assertEquals(busy?.headers["Retry-After"], "10", "a turn is about to end");
  await settle(world.other, "cnv_1", 250);
  assertEquals(await used(), 250);

  assertEquals(await turn(world.quota), undefined);
  await settle(world.quota, "cnv_1", 300);
  assertEquals(await used(), 550);
  const spent = await turn(world.quota);
  assertEquals(spent?.headers["Retry-After"], "100", "the day is about to end");
});

Deno.test("what goes on after a decision adds its tokens and no turn", async () => {
  using world = await start();
  await turn(world.quota);
  await settle(world.quota, "cnv_1", 0);
  await settle(world.quota, "cnv_1", 70);
  const view = await world.quota.view(HANAKO.user.id);
  assertEquals([view.tokensPerDay.used, view.turnsPerDay.used], [70, 1]);
});

Deno.test("a turn that ends late leaves nothing of an account that was deleted", async () => {
  using world = await start();
  await turn(world.quota);
  await world.kv.delete(usageKey(HANAKO.user.id));
  await settle(world.quota, "cnv_1", 70);
  assertEquals((await world.kv.get(usageKey(HANAKO.user.id))).value, null);
});

Deno.test("a crash does not cost the day: what was set aside is free again once nobody holds the lease", async () => {
  using world = await start({
    tokensPerDay: 1_000,
    tokensPerTurn: 600,
    runningTurns: 1,
  });
  const { kv, quota } = world;
  assertEquals(await turn(quota), undefined);
  const key = leaseKey(HANAKO.user.id, "cnv_1");
  await kv.set(key, { runId: "run_1", expiresAt: NOW + 30_000 });
  world.wait(20_000);
  assert(await turn(quota, "cnv_2"), "it is at work");
  world.wait(10_000);
  assertEquals((await quota.view(HANAKO.user.id)).runningTurns.used, 0);
  assertEquals(await turn(quota, "cnv_2"), undefined);
});

Deno.test("a turn that nobody settles is forgotten after ten minutes", async () => {
  using world = await start();
  await turn(world.quota);
  const key = leaseKey(HANAKO.user.id, "cnv_1");
  await world.kv.set(key, { runId: "run_1", expiresAt: NOW + 3_600_000 });
  world.wait(600_000 - 1);
  const reserved = async () =>
    (await world.quota.view(HANAKO.user.id)).tokensPerDay.used;
  assertEquals(await reserved(), NO_LIMITS.tokensPerTurn);
  world.wait(1);
  assertEquals(await reserved(), 0);
});

Deno.test("a turn is not settled while the store is away, and the run does not break", async () => {
  using world = await start();
  await turn(world.quota, "c");
  const atomic = () => Promise.reject(new Error("The store is away"));
  await settle(world.instance({ kv: changedKv(world.kv, { atomic }) }), "c", 1);
  assert(world.logged.join().includes("turn_not_settled"));
});

Deno.test("of 40 conversations created at once on two instances exactly as many as allowed exist", async () => {
  using world = await start({ conversations: 9 });
  const { kv, quota, other } = world;
  const id = HANAKO.user.id;
  const create = async (quota: Quota, conversationId: string) => {
    await quota.reserveConversation(HANAKO, conversationId);
    await kv.set(conversationKey(id, conversationId), {});
  };
  const results = await Promise.allSettled(
    Array.from(
      { length: 40 },
      (_, index) => create(index % 2 ? quota : other, `cnv_${index}`),
    ),
  );
  const refused = results.flatMap((result) =>
    result.status === "rejected" ? [result.reason] : []
  );
  assertEquals(refused.length, 31);
  for (const { status, code, message } of refused) {
    assertEquals([status, code], [409, "too_many_conversations"]);
    assert(message.includes("会話は9件まで"), message);
  }
  world.wait(10_000);
  assertEquals((await quota.view(id)).conversations, { limit: 9, used: 9 });
  const [first] = await Array.fromAsync(
    kv.list({ prefix: ["user", id, "conversation"], limit: 1 }),
  );
  await kv.delete(first!.key);
  await create(quota, "cnv_next");
});

Deno.test("streams are counted until they close, each once", async () => {
  using world = await start({ openStreams: 2 });
  const { quota } = world;
  const closes = [1, 2].map(() => quota.openStream(HANAKO.user.id));
  const refusal = await assertRejects(
    () => Promise.resolve().then(() => quota.requireStream(HANAKO)),
    ApiError,
  );
  assertEquals(refusal.details?.limit, "open_streams");
  assertEquals(refusal.headers["Retry-After"], "10");
  quota.requireStream(KEN);
  closes[0]!();
  closes[0]!();
  quota.requireStream(HANAKO);
  assertEquals((await quota.view(HANAKO.user.id)).openStreams.used, 1);
});

Deno.test("the view tells limits, use and when the windows end", async () => {
  using world = await start({
    turnsPerMinute: 20,
    turnsPerDay: 200,
    tokensPerDay: 5_000,
    tokensPerTurn: 40,
    runningTurns: 3,
    conversations: 200,
    openStreams: 10,
  });
  await turn(world.quota);
  assertEquals(await world.quota.view(HANAKO.user.id), {
    turnsPerMinute: {
      limit: 20,
      used: 1,
      resetsAt: "2026-11-26T23:59:00+09:00",
    },
    turnsPerDay: { limit: 200, used: 1, resetsAt: "2026-11-27T00:00:00+09:00" },
    tokensPerDay: {
      limit: 5_000,
      used: 40,
      resetsAt: "2026-11-27T00:00:00+09:00",
    },
    runningTurns: { limit: 3, used: 1 },
    conversations: { limit: 200, used: 0 },
    openStreams: { limit: 10, used: 0 },
  });
});
