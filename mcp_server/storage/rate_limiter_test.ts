import { assert, assertEquals } from "@std/assert";
import type { Sql } from "./statement.ts";
import type { Actor } from "./actor.ts";
import { type RateLimit, RateLimiter } from "./rate_limiter.ts";
import { testStaff, testUser } from "./test_actors.ts";
import { createTestDatabase, type TestDatabase } from "./test_database.ts";

const ISSUER = "ai-service.test";
const ISSUED_AT = new Date("2030-01-01T00:00:00Z");
/** One call per minute is allowed again, so the test's own time has no effect. */
const SLOW: RateLimit = { perMinute: 1, burst: 60 };

async function createDatabase(): Promise<TestDatabase> {
  const database = await createTestDatabase();
  for (const issuer of [ISSUER, "second.test"]) {
    await database.owner`
      insert into trusted_issuers (issuer, audience, jwks_url, scopes)
      values (${issuer}, 'aud', 'https://keys.test', '[]')`;
  }
  return database;
}

async function check(
  sql: Sql,
  actor: Actor,
  limit = SLOW,
  issuedAt: Date | undefined = ISSUED_AT,
) {
  const since = actor.kind === "staff" ? undefined : issuedAt;
  const caller = { actor, issuedAt: since };
  return await new RateLimiter(sql, limit).check(caller);
}

/** How many calls are allowed, each checked by an instance of its own. */
async function countAllowed(
  count: number,
  sql: Sql,
  actor: () => Actor,
  limit?: RateLimit,
) {
  const decisions = await Promise.all(
    Array.from({ length: count }, () => check(sql, actor(), limit)),
  );
  return decisions.filter((decision) => decision.ok).length;
}

/** Moves the limits as if that much time had passed. */
async function passTime({ owner }: TestDatabase, seconds: number) {
  await owner`
    update rate_limits
    set spent_until = spent_until - ${seconds} * interval '1 second'`;
}

Deno.test("a burst of calls is allowed, and then as many as time has replenished", async () => {
  await using database = await createDatabase();
  const { sql } = database;
  const hanako = () => testUser("hanako");
  assertEquals(await countAllowed(300, sql, hanako), 60);
  await passTime(database, 59);
  assertEquals(await countAllowed(20, sql, hanako), 0);
  await passTime(database, 61);
  assertEquals(await countAllowed(20, sql, hanako), 2);
  await passTime(database, 100 * 60);
  assertEquals(
    await countAllowed(300, sql, hanako),
    60,
    "never more than a burst",
  );
});

Deno.test("each principal has a limit of its own, whichever token it uses", async () => {
  await using database = await createDatabase();
  const { sql } = database;
  const everyone: (() => Actor)[] = [
    () => testUser("hanako"),
    () => testUser("ken"),
    () => testUser("hanako", "second.test"),
    () => testUser(ISSUER),
    () => ({ kind: "service", issuer: ISSUER, jti: crypto.randomUUID() }),
    () => ({ ...testStaff, adminId: "hanako" }),
  ];
  for (const actor of everyone) {
    const limit = { perMinute: 1, burst: 3 };
    assertEquals(await countAllowed(5, sql, actor, limit), 3);
  }
});

Deno.test("calls of a bucket take none of the caller's others", async () => {
  await using database = await createDatabase();
  const actor: Actor = { kind: "service", issuer: ISSUER, jti: "j" };
  const limiter = new RateLimiter(database.sql, { perMinute: 1, burst: 2 });
  const isAllowed = async (bucket?: string) =>
    (await limiter.check({ actor, issuedAt: ISSUED_AT, bucket })).ok;
  const allowed: boolean[] = [];
  for (const bucket of ["a", "a", "a", undefined, undefined, undefined]) {
    allowed.push(await isAllowed(bucket));
  }
  assertEquals(allowed, [true, true, false, true, true, false]);
});

Deno.test("a refused caller is told when to retry", async () => {
  await using database = await createDatabase();
  const limit = { perMinute: 2, burst: 1 };
  assertEquals(await check(database.sql, testUser("hanako"), limit), {
    ok: true,
  });
  const refused = { ok: false, reason: "over_limit" } as const;
  assertEquals(
    await check(database.sql, testUser("hanako"), limit),
    { ...refused, retryAfterSeconds: 30 },
  );
  await passTime(database, 29.5);
  assertEquals(
    await check(database.sql, testUser("hanako"), limit),
    { ...refused, retryAfterSeconds: 1 },
  );
  await passTime(database, 0.5);
  assertEquals(await check(database.sql, testUser("hanako"), limit), {
    ok: true,
  });
});

Deno.test("a revoked token is refused, and its calls are not counted", async () => {
  await using database = await createDatabase();
  const { sql, owner } = database;
  const hanako = testUser("hanako");
  const revoke = (kind: string, subject: string, until: string) =>
    owner`
      insert into revocations values
        (${ISSUER}, ${kind}, ${subject}, ${until}::text::timestamptz,
          now() + interval '1 hour')`;
  const revoked = { ok: false, reason: "revoked" } as const;
  const second = (offset: number) =>
    new Date(ISSUED_AT.getTime() + offset * 1000);

  await revoke("token", hanako.jti, "infinity");
  assertEquals(await check(sql, hanako), revoked);
  assertEquals(await check(sql, testUser("hanako")), { ok: true });
  assertEquals(await check(sql, testUser("hanako", "second.test")), {
    ok: true,
  });

  await revoke("user", "ken", ISSUED_AT.toISOString());
  const ken = testUser("ken");
  assertEquals(await check(sql, ken, SLOW, second(-1)), revoked);
  assertEquals(await check(sql, ken, SLOW, second(0)), revoked);
  assertEquals(await check(sql, ken, SLOW, second(1)), { ok: true });
  const elsewhere = testUser("ken", "second.test");
  assertEquals(await check(sql, elsewhere), { ok: true });

  await owner`delete from rate_limits`;
  await check(sql, hanako);
  assertEquals((await owner`select from rate_limits`).length, 0);
});

Deno.test("tokens of an issuer that is disabled or missing are refused at once", async () => {
  await using database = await createDatabase();
  const { sql, owner } = database;
  const tanaka = testUser("tanaka", "second.test");
  const service: Actor = { kind: "service", issuer: "second.test", jti: "j" };
  assertEquals(await check(sql, tanaka), { ok: true });
  await owner`
    update trusted_issuers set enabled = false where issuer = 'second.test'`;
  const revoked = { ok: false, reason: "revoked" } as const;
  assertEquals(await check(sql, tanaka), revoked);
  assertEquals(await check(sql, service), revoked);
  assertEquals(await check(sql, testUser("tanaka", "never.test")), revoked);
  assertEquals(await check(sql, testUser("tanaka")), { ok: true });
  assertEquals(await check(sql, testStaff), { ok: true });
});

Deno.test("a refusal writes nothing to the disk", async () => {
  await using database = await createDatabase();
  const { sql, owner } = database;
  const limit = { perMinute: 1, burst: 1 };
  await check(sql, testUser("hanako"), limit);
  const readLimits = () => owner`select ctid, spent_until from rate_limits`;
  const before = await readLimits();
  assertEquals(await countAllowed(20, sql, () => testUser("hanako"), limit), 0);
  assertEquals(await readLimits(), before);
  const [row] = await owner<[{ logged: boolean }]>`
    select relpersistence = 'p' as logged from pg_class
    where relname = 'rate_limits'`;
  assert(row.logged, "the limits survive a crash of the database");
});

Deno.test("callers that are checked in one statement are decided independently", async () => {
  await using database = await createDatabase();
  const { sql, owner } = database;
  await owner`
    insert into revocations values (${ISSUER}, 'user', 'mika',
      ${ISSUED_AT}, now() + interval '1 hour')`;
  const rateLimiter = new RateLimiter(sql, { perMinute: 1, burst: 3 });
  const people = ["hanako", "ken", "mika", "hanako", "hanako", "taro"];
  const ids = Array.from({ length: 10 }, () => people).flat();
  const decisions = await Promise.all(
    ids.map((id) =>
      rateLimiter.check({ actor: testUser(id), issuedAt: ISSUED_AT })
    ),
  );
  const allowed = (id: string) =>
    decisions.filter((decision, index) => decision.ok && ids[index] === id)
      .length;
  assertEquals(people.map(allowed), [3, 3, 0, 3, 3, 3]);
  const reasons = decisions.filter((_, index) => ids[index] === "mika");
  assertEquals(reasons, Array(10).fill({ ok: false, reason: "revoked" }));
});

Deno.test("instances that check the same callers at the same time do not deadlock", async () => {
  await using database = await createDatabase();
  const { sql } = database;
  const limit = { perMinute: 1, burst: 1000 };
  const people = Array.from({ length: 40 }, (_, index) => `user${index}`);
  const decisions = await Promise.all(
    Array.from({ length: 8 }, (_, instance) => {
      const rateLimiter = new RateLimiter(sql, limit);
      const order = instance % 2 === 0 ? people : people.toReversed();
      return [...order, ...order].map((id) =>
        rateLimiter.check({ actor: testUser(id), issuedAt: ISSUED_AT })
      );
    }).flat(),
  );
  assertEquals(decisions.filter(({ ok }) => ok).length, 8 * 80);
});

Deno.test("checks fail while the database fails, and succeed after it", async () => {
  await using database = await createDatabase();
  const { sql, owner } = database;
  const rateLimiter = new RateLimiter(sql, SLOW);
  const check = () =>
    rateLimiter.check({ actor: testUser("hanako"), issuedAt: ISSUED_AT });
  await owner`alter table rate_limits rename to gone`;
  const outcomes = await Promise.allSettled([check(), check(), check()]);
  assertEquals(outcomes.map(({ status }) => status), Array(3).fill("rejected"));
  await owner`alter table gone rename to rate_limits`;
  assertEquals(await check(), { ok: true });
});
