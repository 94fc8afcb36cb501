import { assert, assertEquals } from "@std/assert";
import type { Sql } from "./statement.ts";
import type { Actor } from "./actor.ts";
import { type RateLimit, RateLimiter } from "./rate_limiter.ts";
import { testStaff, testUser } from "./test_actors.ts";
import { createTestDatabase, type TestDatabase } from "./test_database.ts";

const ISSUER = "ai-service.test";
const ISSUED_AT = new Date("2030-01-01T00:00:00Z");
/** One call a minute is earned back, so that time plays no part in a test. */
const SLOW: RateLimit = { perMinute: 1, burst: 60 };

async function open(): Promise<TestDatabase> {
  const database = await createTestDatabase();
  for (const issuer of [ISSUER, "second.test"]) {
    await database.owner`
      insert into trusted_issuers (issuer, audience, jwks_url, scopes)
      values (${issuer}, 'aud', 'https://keys.test', '[]')`;
  }
  return database;
}

async function ask(
  sql: Sql,
  actor: Actor,
  limit = SLOW,
  issuedAt: Date | undefined = ISSUED_AT,
) {
  const since = actor.kind === "staff" ? undefined : issuedAt;
  const caller = { actor, issuedAt: since };
  return await new RateLimiter(sql, limit).ask(caller);
}

/** Each call asks as an instance of its own. */
async function admittedOf(
  count: number,
  sql: Sql,
  actor: () => Actor,
  limit?: RateLimit,
) {
  const decisions = await Promise.all(
    Array.from({ length: count }, () => ask(sql, actor(), limit)),
  );
  return decisions.filter((decision) => decision.ok).length;
}

/** Lets time pass for the limits alone. */
async function pass({ owner }: TestDatabase, seconds: number) {
  await owner`
    update rate_limits
    set spent_until = spent_until - ${seconds} * interval '1 second'`;
}

Deno.test("of many calls at once a burst is admitted, and then one for each one earned", async () => {
  await using database = await open();
  const { sql } = database;
  const hanako = () => testUser("hanako");
  assertEquals(await admittedOf(300, sql, hanako), 60);
  await pass(database, 59);
  assertEquals(await admittedOf(20, sql, hanako), 0);
  await pass(database, 61);
  assertEquals(await admittedOf(20, sql, hanako), 2);
  await pass(database, 100 * 60);
  assertEquals(
    await admittedOf(300, sql, hanako),
    60,
    "never more than a burst",
  );
});

Deno.test("a limit belongs to one principal, whatever token it comes with", async () => {
  await using database = await open();
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
    assertEquals(await admittedOf(5, sql, actor, limit), 3);
  }
});

Deno.test("whoever is refused learns when to come again", async () => {
  await using database = await open();
  const limit = { perMinute: 2, burst: 1 };
  assertEquals(await ask(database.sql, testUser("hanako"), limit), {
    ok: true,
  });
  const refused = { ok: false, reason: "over_limit" } as const;
  assertEquals(
    await ask(database.sql, testUser("hanako"), limit),
    { ...refused, retryAfterSeconds: 30 },
  );
  await pass(database, 29.5);
  assertEquals(
    await ask(database.sql, testUser("hanako"), limit),
    { ...refused, retryAfterSeconds: 1 },
  );
  await pass(database, 0.5);
  assertEquals(await ask(database.sql, testUser("hanako"), limit), {
    ok: true,
  });
});

Deno.test("a revoked token is void, and nothing is spent on it", async () => {
  await using database = await open();
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
  assertEquals(await ask(sql, hanako), revoked);
  assertEquals(await ask(sql, testUser("hanako")), { ok: true });
  assertEquals(await ask(sql, testUser("hanako", "second.test")), { ok: true });

  await revoke("user", "ken", ISSUED_AT.toISOString());
  const ken = testUser("ken");
  assertEquals(await ask(sql, ken, SLOW, second(-1)), revoked);
  assertEquals(await ask(sql, ken, SLOW, second(0)), revoked);
  assertEquals(await ask(sql, ken, SLOW, second(1)), { ok: true });
  const elsewhere = testUser("ken", "second.test");
  assertEquals(await ask(sql, elsewhere), { ok: true });

  await owner`delete from rate_limits`;
  await ask(sql, hanako);
  assertEquals((await owner`select from rate_limits`).length, 0);
});

Deno.test("tokens of an issuer that is disabled or gone are void at once", async () => {
  await using database = await open();
  const { sql, owner } = database;
  const tanaka = testUser("tanaka", "second.test");
  const service: Actor = { kind: "service", issuer: "second.test", jti: "j" };
  assertEquals(await ask(sql, tanaka), { ok: true });
  await owner`
    update trusted_issuers set enabled = false where issuer = 'second.test'`;
  const revoked = { ok: false, reason: "revoked" } as const;
  assertEquals(await ask(sql, tanaka), revoked);
  assertEquals(await ask(sql, service), revoked);
  assertEquals(await ask(sql, testUser("tanaka", "never.test")), revoked);
  assertEquals(await ask(sql, testUser("tanaka")), { ok: true });
  assertEquals(await ask(sql, testStaff), { ok: true });
});

Deno.test("a refusal writes nothing, so that a flood costs the disk nothing", async () => {
  await using database = await open();
  const { sql, owner } = database;
  const limit = { perMinute: 1, burst: 1 };
  await ask(sql, testUser("hanako"), limit);
  const spent = () => owner`select ctid, spent_until from rate_limits`;
  const before = await spent();
  assertEquals(await admittedOf(20, sql, () => testUser("hanako"), limit), 0);
  assertEquals(await spent(), before);
  const [row] = await owner<[{ logged: boolean }]>`
    select relpersistence = 'p' as logged from pg_class
    where relname = 'rate_limits'`;
  assert(row.logged, "limits survive a crash of the database");
});

Deno.test("those who ask at the same time are each decided about alone", async () => {
  await using database = await open();
  const { sql, owner } = database;
  await owner`
    insert into revocations values (${ISSUER}, 'user', 'mika',
      ${ISSUED_AT}, now() + interval '1 hour')`;
  const rateLimiter = new RateLimiter(sql, { perMinute: 1, burst: 3 });
  const people = ["hanako", "ken", "mika", "hanako", "hanako", "taro"];
  const asked = Array.from({ length: 10 }, () => people).flat();
  const decisions = await Promise.all(
    asked.map((id) =>
      rateLimiter.ask({ actor: testUser(id), issuedAt: ISSUED_AT })
    ),
  );
  const admitted = (id: string) =>
    decisions.filter((decision, index) => decision.ok && asked[index] === id)
      .length;
  assertEquals(people.map(admitted), [3, 3, 0, 3, 3, 3]);
  const reasons = decisions.filter((_, index) => asked[index] === "mika");
  assertEquals(reasons, Array(10).fill({ ok: false, reason: "revoked" }));
});

Deno.test("instances that ask about the same people at the same time wait for nobody in a circle", async () => {
  await using database = await open();
  const { sql } = database;
  const limit = { perMinute: 1, burst: 1000 };
  const people = Array.from({ length: 40 }, (_, index) => `user${index}`);
  const decisions = await Promise.all(
    Array.from({ length: 8 }, (_, instance) => {
      const rateLimiter = new RateLimiter(sql, limit);
      const order = instance % 2 === 0 ? people : people.toReversed();
      return [...order, ...order].map((id) =>
        rateLimiter.ask({ actor: testUser(id), issuedAt: ISSUED_AT })
      );
    }).flat(),
  );
  assertEquals(decisions.filter(({ ok }) => ok).length, 8 * 80);
});

Deno.test("when the database cannot be asked, nobody is let in, and later ones are asked about again", async () => {
  await using database = await open();
  const { sql, owner } = database;
  const rateLimiter = new RateLimiter(sql, SLOW);
  const ask = () =>
    rateLimiter.ask({ actor: testUser("hanako"), issuedAt: ISSUED_AT });
  await owner`alter table rate_limits rename to gone`;
  const outcomes = await Promise.allSettled([ask(), ask(), ask()]);
  assertEquals(outcomes.map(({ status }) => status), Array(3).fill("rejected"));
  await owner`alter table gone rename to rate_limits`;
  assertEquals(await ask(), { ok: true });
});
