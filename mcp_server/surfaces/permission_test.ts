import { assert, assertEquals, assertMatch } from "@std/assert";
import { hashArguments } from "../../shared/contract/hash_arguments.ts";
import { SERVICE_SCOPES, USER_SCOPES } from "../../shared/contract/scopes.ts";
import { createTestApp } from "../test_app.ts";
import { HAIRCUT, openSalon } from "../test_salon.ts";
import { operationName } from "../operation/operation.ts";
import {
  type Answer,
  callMcp,
  callRest,
  outcomeOf,
  request,
  toolsOf,
} from "./test_calls.ts";
import { callPreview, writes } from "./test_previews.ts";

const NOW = new Date("2026-03-02T03:00:00Z");
const now = () => NOW;
const SURFACES = [callRest, callMcp];

function assertForbidden({ status, headers, body }: Answer, scope: string) {
  assertEquals(status, 403);
  assertEquals(body, {
    error: "Insufficient permissions",
    code: "insufficient_scope",
    requestId: headers.get("x-request-id"),
    details: { scope },
  });
  assertEquals(
    headers.get("www-authenticate"),
    `Bearer realm="madoguchi", error="insufficient_scope", error_description="Insufficient permissions", scope="${scope}"`,
  );
}

Deno.test("each scope allows only its own operations and previews, on every surface", async () => {
  await using app = await createTestApp({ now });
  const tokens = [
    ...USER_SCOPES.map(async (scope) => ({
      scope: scope as string,
      token: await app.tokenFor("usr_1", [scope]),
    })),
    ...SERVICE_SCOPES.map(async (scope) => ({
      scope: scope as string,
      token: (await app.signer.signForService([scope])).token,
    })),
  ];
  const previews = writes.filter(({ by }) => by === "user");
  let wrong = 0;
  for (const { scope, token } of await Promise.all(tokens)) {
    for (const operation of app.deps.operations) {
      const isTool = operation.audience === "user";
      for (const call of isTool ? SURFACES : [callRest]) {
        const answer = await call(app, operationName(operation), { token });
        const isAllowed = scope === operation.scope;
        if ((answer.status !== 403) !== isAllowed) wrong++;
        if (!isAllowed) assertForbidden(answer, operation.scope);
      }
    }
    for (const { name, operation: { previewScopes } } of previews) {
      const missing = previewScopes.find((needed) => needed !== scope);
      const answer = await callPreview(app, name, { token });
      if ((answer.status !== 403) !== (missing === undefined)) wrong++;
      if (missing) assertForbidden(answer, missing);
    }
  }
  console.log(`figure: scope_matrix_wrong = ${wrong} (goal 0)`);
  assertEquals(wrong, 0);
});

Deno.test("operations for services are not tools, for any caller", async () => {
  await using app = await createTestApp({ now });
  const tokens = [
    await app.tokenFor("usr_1"),
    (await app.signer.signForService(SERVICE_SCOPES)).token,
  ];
  const operations = app.deps.operations
    .filter(({ audience }) => audience === "service")
    .map(operationName);
  assert(operations.length > 0);
  for (const name of operations) {
    for (const token of tokens) {
      const { body } = await callMcp(app, name, { token });
      assertEquals(body.error.code, -32602);
    }
  }
});

Deno.test("without a token every operation answers 401, on both surfaces", async () => {
  await using app = await createTestApp({ now });
  for (const operation of app.deps.operations) {
    const name = operationName(operation);
    const rest = await callRest(app, name, {});
    const mcp = await callMcp(app, name, {});
    for (const { status, body, headers } of [rest, mcp]) {
      assertEquals(status, 401);
      assertEquals(body.error, "Invalid token");
      assertMatch(
        headers.get("www-authenticate")!,
        /^Bearer realm="madoguchi"/,
      );
    }
    assertEquals(
      rest.headers.get("www-authenticate"),
      `Bearer realm="madoguchi", scope="${operation.scope}"`,
    );
  }
});

Deno.test("tools/list shows the tools that a user token's scopes allow, sorted by name", async () => {
  await using app = await createTestApp({ now });
  const list = async (token: string) => {
    const { body } = await request(app, "tools/list", {}, { token });
    return body.result.tools.map((tool: { name: string }) => tool.name);
  };
  assertEquals(await list(await app.tokenFor("usr_1", ["form:read"])), [
    "form_get",
    "form_list",
    "form_submissions",
  ]);
  assertEquals(await list(await app.tokenFor("usr_1", ["form:submit"])), [
    "form_submit",
  ]);
  assertEquals(
    await list(await app.tokenFor("usr_1")),
    toolsOf(app).map(operationName),
  );
});

Deno.test("a service with tool:list sees all tools that its issuer may grant, and can call none", async () => {
  let clock = NOW;
  await using app = await createTestApp({ now: () => clock });
  const list = async () => {
    const { token } = await app.signer.signForService(["tool:list"]);
    const { body } = await request(app, "tools/list", {}, { token });
    return body.result.tools.map((tool: { name: string }) => tool.name);
  };
  assertEquals(await list(), toolsOf(app).map(operationName));
  const { owner: sql } = app.database;
  const narrow = sql.json(["form:read", "tool:list"]);
  await sql`update trusted_issuers set scopes = ${narrow}`;
  clock = new Date(clock.getTime() + 5_000);
  assertEquals(await list(), ["form_get", "form_list", "form_submissions"]);

  const { token } = await app.signer.signForService(["tool:list"]);
  for (const call of SURFACES) {
    assertForbidden(await call(app, "form_list", { token }), "form:read");
  }
  const { token: payer } = await app.signer.signForService(["token:revoke"]);
  const { status } = await request(app, "tools/list", {}, { token: payer });
  assertEquals(status, 401, "this issuer may no longer grant token:revoke");
});

Deno.test("a step-up token is valid only for its key and its arguments", async () => {
  await using app = await createTestApp({ now });
  await openSalon(app.database.owner);
  const args = { serviceId: HAIRCUT, start: "2026-03-06T15:00:00+09:00" };
  const stepUp = {
    idempotencyKey: "approval-1",
    argsSha256: hashArguments(args),
  };
  const token = await app.tokenFor(
    "usr_1",
    ["booking:create", "booking:update", "booking:read"],
    stepUp,
  );
  const refused: [string, Record<string, unknown>, Record<string, string>?][] =
    [
      ["booking_create", { ...args, note: "x" }],
      ["booking_create", { ...args, start: "2026-03-06T16:00:00+09:00" }],
      ["booking_create", {}],
      ["booking_create", args, { "idempotency-key": "approval-2" }],
      ["booking_update", { bookingId: "bkg_1", note: "x" }],
      ["booking_list", {}],
      ["booking_services", {}],
    ];
  for (const call of SURFACES) {
    for (const [name, other, headers = {}] of refused) {
      const answer = await call(app, name, { token, args: other, headers });
      const operation = app.deps.operations
        .find((operation) => operationName(operation) === name)!;
      assertForbidden(answer, operation.scope);
    }
  }
  const bookings = await app.database.owner`select from bookings`;
  assertEquals(bookings.length, 0);

  const reordered = { start: args.start, serviceId: args.serviceId };
  const first = await callMcp(app, "booking_create", {
    token,
    args: reordered,
  });
  assertEquals(first.status, 200);
  const { booking } = outcomeOf(first);
  const again = await callRest(app, "booking_create", {
    token,
    args,
    headers: { "idempotency-key": "approval-1" },
  });
  assertEquals(again.status, 200);
  assertEquals(again.body.booking, booking);
});

Deno.test("a step-up token is valid for its arguments as they were sent, nulls included", async () => {
  await using app = await createTestApp({ now });
  await openSalon(app.database.owner);
  const args = { serviceId: HAIRCUT, start: "2026-03-06T15:00:00+09:00" };
  const sent = { ...args, note: null };
  const token = await app.tokenFor("usr_1", ["booking:create"], {
    idempotencyKey: "approval-1",
    argsSha256: hashArguments(sent),
  });
  for (const call of SURFACES) {
    const other = await call(app, "booking_create", { token, args });
    assertForbidden(other, "booking:create");
    const same = await call(app, "booking_create", { token, args: sent });
    assertEquals(same.status, 200);
  }
});
