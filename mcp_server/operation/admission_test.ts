import { assert, assertEquals, assertNotEquals } from "@std/assert";
import type { RateLimit } from "../storage/rate_limiter.ts";
import { createTestApp, type TestApp } from "../test_app.ts";
import { HAIRCUT, openSalon } from "../test_salon.ts";
import {
  type Answer,
  callMcp,
  callRest,
  outcomeOf,
  post,
  request,
} from "../surfaces/test_calls.ts";

/** Three calls, and then none for as long as a test takes. */
const THREE: RateLimit = { perMinute: 1, burst: 3 };
const NOW = new Date("2026-03-02T03:00:00Z");

const OVER_LIMIT = {
  error: "Rate limit exceeded",
  code: "rate_limited",
  details: { retryAfterSeconds: 60 },
};

const start = () => createTestApp({ now: () => NOW, rateLimit: THREE });

function assertOverLimit({ status, headers, body }: Answer) {
  assertEquals(status, 429);
  const { requestId: _, ...rest } = body;
  assertEquals(rest, OVER_LIMIT);
  assertEquals(headers.get("retry-after"), "60");
}

Deno.test("over REST one call too many is answered 429 with Retry-After", async () => {
  await using app = await start();
  const token = await app.tokenFor("usr_1");
  for (let count = 0; count < 3; count++) {
    const { status } = await callRest(app, "booking_list", { token });
    assertEquals(status, 200);
  }
  assertOverLimit(await callRest(app, "booking_list", { token }));
});

Deno.test("over MCP it is a result that the model reads, and 429 where there is none", async () => {
  await using app = await start();
  const token = await app.tokenFor("usr_1");
  assertEquals((await request(app, "tools/list", {}, { token })).status, 200);
  assertEquals(
    (await request(app, "server/discover", {}, { token })).status,
    200,
  );
  assertEquals((await callMcp(app, "booking_list", { token })).status, 200);

  const { status, body } = await callMcp(app, "booking_list", { token });
  assertEquals(status, 200);
  assert(body.result.isError);
  const { requestId: _, ...rest } = outcomeOf({ body });
  assertEquals(rest, OVER_LIMIT);
  for (const method of ["tools/list", "server/discover", "nothing/known"]) {
    assertOverLimit(await request(app, method, {}, { token }));
  }
});

Deno.test("neither a new token, nor another client, surface or session resets it", async () => {
  await using app = await start();
  for (let count = 0; count < 3; count++) {
    const token = await app.tokenFor("usr_1", ["booking:read"]);
    assertEquals((await callRest(app, "booking_list", { token })).status, 200);
  }
  const token = await app.tokenFor("usr_1");
  const tries: Record<string, string>[] = [
    {},
    { "x-forwarded-for": "192.0.2.1" },
    { "user-agent": "another/2.0" },
    { "mcp-session-id": "a-new-session" },
    { "x-request-id": "a-new-request" },
  ];
  for (const headers of tries) {
    assertOverLimit(await callRest(app, "booking_list", { token, headers }));
  }
  const meta = {
    "io.modelcontextprotocol/clientInfo": { name: "other", version: "2" },
  };
  const { body } = await callMcp(app, "booking_list", { token, meta });
  assertEquals(outcomeOf({ body }).code, "rate_limited");
  const other = await app.tokenFor("usr_2");
  assertEquals(
    (await callRest(app, "booking_list", { token: other })).status,
    200,
  );
});

Deno.test("a write over the limit is not done, and a read shows nothing", async () => {
  await using app = await start();
  await openSalon(app.database.owner);
  const token = await app.tokenFor("usr_1");
  const at = (hour: number) => ({
    serviceId: HAIRCUT,
    start: `2026-03-06T${hour}:00:00+09:00`,
  });
  for (const hour of [10, 11, 12]) {
    const args = at(hour);
    const { status } = await callRest(app, "booking_create", { token, args });
    assertEquals(status, 200);
  }
  const create = { token, args: at(13) };
  assertOverLimit(await callRest(app, "booking_create", create));
  const keyed = { ...create, headers: { "idempotency-key": "key-1" } };
  assertOverLimit(await callRest(app, "booking_create", keyed));
  const { body } = await callRest(app, "booking_list", { token });
  assertEquals(body.items, undefined);
  const rows = await app.database.owner`
    select (select count(*)::int from bookings) as bookings,
      (select count(*)::int from idempotency_keys) as keys,
      (select count(*)::int from audit_log) as audited`;
  assertEquals([...rows], [{ bookings: 3, keys: 0, audited: 3 }]);
});

Deno.test("input that does not fit counts, and tells nothing to who is over the limit", async () => {
  await using app = await start();
  const token = await app.tokenFor("usr_1");
  const bad = { token, args: { bookingId: 1 } };
  for (let count = 0; count < 3; count++) {
    assertEquals((await callRest(app, "booking_get", bad)).status, 400);
  }
  assertOverLimit(await callRest(app, "booking_get", bad));
  assertOverLimit(
    await callRest(app, "booking_list", { token, args: { cursor: "x" } }),
  );
});

Deno.test("a service is limited as a whole, apart from its users", async () => {
  await using app = await start();
  for (let count = 0; count < 3; count++) {
    const { token } = await app.signer.signForService(["tool:list"]);
    assertEquals((await request(app, "tools/list", {}, { token })).status, 200);
  }
  const { token } = await app.signer.signForService(["token:revoke"]);
  assertOverLimit(
    await callRest(app, "token_revoke", { token, args: { jti: "j" } }),
  );
  const user = await app.tokenFor("usr_1");
  assertEquals(
    (await callRest(app, "booking_list", { token: user })).status,
    200,
  );
});

/** Calls that are refused before an operation runs, by what they lack. */
const REFUSED: Record<
  string,
  (app: TestApp, token: string) => Promise<Answer>
> = {
  "a scope, over REST": (app, token) =>
    callRest(app, "booking_list", { token }),
  "a scope, over MCP": (app, token) => callMcp(app, "booking_list", { token }),
  "an operation, over REST": (app, token) =>
    callRest(app, "booking_paint", { token }),
  "a tool, over MCP": (app, token) => callMcp(app, "booking_paint", { token }),
  "a body, over REST": (app, token) =>
    post(app, "/mcp/tools/form/list", "{", { token }),
  "a body, over MCP": (app, token) => post(app, "/mcp", "{", { token }),
  "a type, over REST": (app, token) =>
    post(app, "/mcp/tools/form/list", "{}", { token, headers: TEXT }),
  "a type, over MCP": (app, token) =>
    post(app, "/mcp", "{}", { token, headers: TEXT }),
  "a key, over REST": (app, token) =>
    callRest(app, "form_list", { token, headers: NO_KEY }),
  "a key, over MCP": (app, token) =>
    callMcp(app, "form_list", { token, headers: NO_KEY }),
};

const TEXT = { "content-type": "text/plain" };
const NO_KEY = { "idempotency-key": "two words" };

for (const [lacking, call] of Object.entries(REFUSED)) {
  Deno.test(`a call that lacks ${lacking}, counts, and only who is admitted is told`, async () => {
    await using app = await start();
    const token = await app.tokenFor("usr_1", ["form:read"]);
    const codeOf = (answer: Answer) =>
      outcomeOf(answer).code ?? outcomeOf(answer).error.code;
    for (let count = 0; count < 3; count++) {
      assertNotEquals(codeOf(await call(app, token)), "rate_limited");
    }
    assertEquals(codeOf(await call(app, token)), "rate_limited");
    assertOverLimit(await callRest(app, "form_list", { token }));
  });
}

Deno.test("a revoked token learns nothing of its scopes", async () => {
  await using app = await start();
  const token = await app.tokenFor("usr_1", ["form:read"]);
  const { token: revoking } = await app.signer.signForService(["token:revoke"]);
  const { status } = await callRest(app, "token_revoke", {
    token: revoking,
    args: { userId: "usr_1", issuedBefore: NOW.toISOString() },
  });
  assertEquals(status, 200);
  for (const call of [callRest, callMcp]) {
    assertEquals((await call(app, "booking_list", { token })).status, 401);
  }
});
