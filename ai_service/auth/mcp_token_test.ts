import { assert, assertEquals, assertRejects } from "@std/assert";
import { hashArguments } from "../../shared/contract/hash_arguments.ts";
import {
  newSigner,
  newSigningKey,
  NOW,
  trust,
  USER,
  verifyWith,
} from "../../shared/contract/test_issuer.ts";
import { openDenoKv } from "../store/deno_kv.ts";
import { mcpTokensPrefix } from "../store/keys.ts";
import type { Kv } from "../store/kv.ts";
import { type IssuedToken, McpTokens } from "./mcp_token.ts";
import { Sessions } from "./session.ts";

const key = await newSigningKey();
const trusted = await trust(key);

async function start() {
  const clock = { time: NOW.getTime() };
  const now = () => new Date(clock.time);
  const kv = await openDenoKv({ path: ":memory:", now });
  return {
    tokens: new McpTokens({ signer: newSigner(key, { now }), kv, now }),
    kv,
    now,
    wait: (ms: number) => clock.time += ms,
    [Symbol.dispose]: () => kv.close(),
  };
}

async function recorded(kv: Kv): Promise<[jti: unknown, IssuedToken][]> {
  const entries = kv.list<IssuedToken>({ prefix: mcpTokensPrefix(USER.id) });
  return (await Array.fromAsync(entries)).map((
    { key, value },
  ) => [key.at(-1), value]);
}

Deno.test("a turn token verifies with its read scopes and is written down without itself", async () => {
  using world = await start();
  const { token, jti } = await world.tokens.turnToken(
    USER,
    ["booking:read", "product:read"],
    "cnv_1",
  );
  const result = await verifyWith(trusted, token);
  assert(result.ok && result.token.kind === "user");
  assertEquals(result.token.scopes, ["booking:read", "product:read"]);
  assertEquals(result.token.stepUp, undefined);
  assertEquals(await recorded(world.kv), [[jti, {
    scope: ["booking:read", "product:read"],
    issuedAt: "2026-04-01T09:00:00.000Z",
    expiresAt: "2026-04-01T09:05:00.000Z",
    conversationId: "cnv_1",
    epoch: 0,
  }]]);
  assertEquals(JSON.stringify(await recorded(world.kv)).includes("eyJ"), false);
});

Deno.test("a turn token never holds a scope that changes anything", async () => {
  using world = await start();
  await assertRejects(
    () =>
      world.tokens.turnToken(USER, ["booking:read", "booking:create"], "cnv_1"),
    TypeError,
  );
  assertEquals(await recorded(world.kv), []);
});

Deno.test("a step-up token is good for the approved call alone", async () => {
  using world = await start();
  const call = {
    approvalId: "7c9e6679-7425-40de-944b-e07fc1f90ae7",
    args: { start: "2026-04-03T15:00:00+09:00", serviceId: "svc_1" },
  };
  const { token } = await world.tokens.stepUpToken(
    USER,
    "booking:create",
    call,
    "cnv_1",
  );
  const result = await verifyWith(trusted, token);
  assert(result.ok && result.token.kind === "user");
  assertEquals(result.token.scopes, ["booking:create"]);
  assertEquals(result.token.stepUp, {
    idempotencyKey: call.approvalId,
    argsSha256: hashArguments(call.args),
  });
  const [[, record] = []] = await recorded(world.kv);
  assertEquals(record?.expiresAt, "2026-04-01T09:01:00.000Z");
});

Deno.test("a service token names no user and is not written down", async () => {
  using world = await start();
  const { token } = await world.tokens.serviceToken(["tool:list"]);
  const result = await verifyWith(trusted, token);
  assert(result.ok && result.token.kind === "service");
  assertEquals(await recorded(world.kv), []);
});

/** Signs the user out everywhere at the present moment. */
async function endAll({ kv, now }: Awaited<ReturnType<typeof start>>) {
  return await new Sessions({ kv, now }).endAll(USER.id);
}

const issuedAtOf = ({ issuedAt }: { issuedAt: Date }) => issuedAt.toISOString();

Deno.test("a token issued in the second of a sign-out is dated into the next one", async () => {
  using world = await start();
  world.wait(500);
  const { until } = await endAll(world);
  assertEquals(until, "2026-04-01T09:00:00.500Z");
  const next = await world.tokens.turnToken(USER, ["booking:read"], "cnv_1");
  assertEquals(issuedAtOf(next), "2026-04-01T09:00:01.000Z");
  assert((await verifyWith(trusted, next.token)).ok);
  world.wait(5_000);
  const later = await world.tokens.turnToken(USER, ["booking:read"], "cnv_1");
  assertEquals(issuedAtOf(later), "2026-04-01T09:00:05.000Z");
});

Deno.test("a sign-out ends by its id what was issued with a clock ahead, and nothing of later", async () => {
  using world = await start();
  const issue = async () =>
    (await world.tokens.turnToken(USER, ["booking:read"], "cnv_1")).jti;
  await issue();
  world.wait(2_000);
  const ahead = await issue();
  world.wait(-2_000);
  const first = await endAll(world);
  assertEquals(await world.tokens.listEndedLater(USER.id, first), [ahead]);

  const next = await issue();
  assertEquals(await world.tokens.listEndedLater(USER.id, first), [ahead]);
  const second = await endAll(world);
  const ended = await world.tokens.listEndedLater(USER.id, second);
  assertEquals(ended, [next]);
});

Deno.test("a second sign-out on an instance whose clock is behind keeps the later moment", async () => {
  using world = await start();
  world.wait(2_000);
  const { until } = await endAll(world);
  world.wait(-2_000);
  assertEquals((await endAll(world)).until, until);
  world.wait(-60_000);
  assertEquals((await endAll(world)).until, "2026-04-01T08:59:30.000Z");
});

Deno.test("a token that was being issued during a sign-out is later than it", async () => {
  using world = await start();
  const [minted, { until }] = await Promise.all([
    world.tokens.turnToken(USER, ["booking:read"], "cnv_1"),
    endAll(world),
  ]);
  const [[, record] = []] = await recorded(world.kv);
  assert(record && (record.epoch === 0 || minted.issuedAt > new Date(until)));
});

Deno.test("a token's record goes once no clock accepts the token any more", async () => {
  using world = await start();
  await world.tokens.turnToken(USER, ["booking:read"], "cnv_1");
  world.wait(330_000 - 1);
  assertEquals((await recorded(world.kv)).length, 1);
  world.wait(1);
  assertEquals(await recorded(world.kv), []);
});
