import { assert, assertEquals } from "@std/assert";
import { createTestApp } from "../../test_app.ts";
import { HAIRCUT, openSalon } from "../../test_salon.ts";
import { callMcp, callRest, outcomeOf, post } from "../test_calls.ts";

const NOW = new Date("2026-03-02T03:00:00Z");
const now = () => NOW;
const SLOT = { serviceId: HAIRCUT, start: "2026-03-06T15:00:00+09:00" };

Deno.test("the response to a call is the operation's result", async () => {
  await using app = await createTestApp({ now });
  await openSalon(app.database.owner);
  const token = await app.tokenFor("usr_1");
  const { status, body } = await callRest(app, "booking_create", {
    token,
    args: SLOT,
  });
  assertEquals(status, 200);
  assertEquals(body.booking.start, SLOT.start);
  assertEquals(body.booking.status, "confirmed");
});

Deno.test("bad input is answered 400 with the field's name", async () => {
  await using app = await createTestApp({ now });
  const token = await app.tokenFor("usr_1");
  const inputs: [Record<string, unknown>, string][] = [
    [{ start: SLOT.start }, "serviceId"],
    [{ ...SLOT, start: "2026-03-06 15:00" }, "start"],
    [{ ...SLOT, start: 5 }, "start"],
    [{ ...SLOT, note: "x".repeat(501) }, "note"],
    [{ ...SLOT, userId: "usr_2" }, "userId"],
    [{ ...SLOT, status: "completed" }, "status"],
    [{ ...SLOT, priceMinor: 0 }, "priceMinor"],
    [JSON.parse('{"__proto__":{"serviceId":"svc_haircut"}}'), "serviceId"],
  ];
  for (const [args, field] of inputs) {
    const { status, body } = await callRest(app, "booking_create", {
      token,
      args,
    });
    assertEquals(status, 400, field);
    assertEquals(body.code, "invalid_input");
    assertEquals(body.details, { field });
    assert(body.error.includes(field), body.error);
  }
});

Deno.test("a body that is not a JSON object is refused", async () => {
  await using app = await createTestApp({ now });
  const token = await app.tokenFor("usr_1");
  const path = "/mcp/tools/booking/create";
  const bodies: [string | Uint8Array, number][] = [
    ["{", 400],
    ["[]", 400],
    ['"x"', 400],
    [`{"note":"a","note":"b"}`, 400],
    [`{"note":"\\ud800"}`, 400],
    [`{"note":"\\u0000"}`, 400],
    [new Uint8Array([0x7b, 0xff, 0x7d]), 400],
    ["[".repeat(100_000) + "]".repeat(100_000), 400],
    [`{"note":"${"x".repeat(300_000)}"}`, 413],
  ];
  for (const [body, status] of bodies) {
    const answer = await post(app, path, body, { token });
    assertEquals(answer.status, status, String(body).slice(0, 40));
    assertEquals(typeof answer.body.error, "string");
  }
  const form = await post(app, path, "note=x", {
    token,
    headers: { "content-type": "application/x-www-form-urlencoded" },
  });
  assertEquals(form.status, 415);
});

Deno.test("null and a missing body count as an empty object", async () => {
  await using app = await createTestApp({ now });
  const token = await app.tokenFor("usr_1");
  const url = "http://localhost:8788/mcp/tools/booking/list";
  const headers = { authorization: `Bearer ${token}` };
  const bare = await app.fetch(new Request(url, { method: "POST", headers }));
  assertEquals(bare.status, 200);
  assertEquals(await bare.json(), { items: [], nextCursor: null });
  for (const body of ["null", "", "{}"]) {
    const path = "/mcp/tools/booking/list";
    assertEquals((await post(app, path, body, { token })).status, 200, body);
  }
  const { body } = await post(app, "/mcp/tools/booking/get", "null", { token });
  assertEquals(body.details, { field: "bookingId" });
});

Deno.test("an optional field that is null counts as absent, a required one is refused", async () => {
  await using app = await createTestApp({ now });
  await openSalon(app.database.owner);
  const token = await app.tokenFor("usr_1");
  const listed = await callRest(app, "booking_list", {
    token,
    args: { status: null, from: null, limit: null, cursor: null },
  });
  assertEquals(listed.status, 200);
  const created = await callRest(app, "booking_create", {
    token,
    args: { ...SLOT, note: null },
  });
  assertEquals(created.status, 200);
  const { id: bookingId } = created.body.booking;
  await callRest(app, "booking_update", {
    token,
    args: { bookingId, note: "By the window" },
  });
  const kept = await callRest(app, "booking_update", {
    token,
    args: { bookingId, note: null, start: "2026-03-06T16:00:00+09:00" },
  });
  assertEquals(kept.body.booking.note, "By the window");
  const refused = await callRest(app, "booking_create", {
    token,
    args: { ...SLOT, serviceId: null },
  });
  assertEquals(refused.status, 400);
  assertEquals(refused.body.details, { field: "serviceId" });
});

Deno.test("a key's body is compared as it was sent, nulls included", async () => {
  await using app = await createTestApp({ now });
  await openSalon(app.database.owner);
  const token = await app.tokenFor("usr_1");
  const headers = { "idempotency-key": "retry-1" };
  const send = (args: Record<string, unknown>) =>
    callRest(app, "booking_create", { token, args, headers });
  const first = await send({ ...SLOT, note: null });
  assertEquals((await send({ ...SLOT, note: null })).body, first.body);
  assertEquals((await send(SLOT)).body.code, "idempotency_key_reused");
});

Deno.test("an unknown operation is answered 404", async () => {
  await using app = await createTestApp({ now });
  const token = await app.tokenFor("usr_1");
  for (const path of ["booking/paint", "booking_list/x", "../mcp", "a/b/c"]) {
    const { status } = await post(app, `/mcp/tools/${path}`, {}, { token });
    assertEquals([400, 404].includes(status), true, path);
  }
});

Deno.test("a repeated key returns the first result, on every surface", async () => {
  await using app = await createTestApp({ now });
  await openSalon(app.database.owner);
  const token = await app.tokenFor("usr_1");
  const headers = { "idempotency-key": "retry-1" };
  const first = await callRest(app, "booking_create", {
    token,
    args: SLOT,
    headers,
  });
  assertEquals(first.status, 200);
  assertEquals(first.headers.get("idempotent-replayed"), null);
  const again = await callRest(app, "booking_create", {
    token,
    args: SLOT,
    headers,
  });
  assertEquals(again.body, first.body);
  assertEquals(again.headers.get("idempotent-replayed"), "true");
  for (
    const carrier of [
      { headers },
      { meta: { "madoguchi/idempotency-key": "retry-1" } },
    ]
  ) {
    const { body } = await callMcp(app, "booking_create", {
      token,
      args: SLOT,
      ...carrier,
    });
    assertEquals(body.result.structuredContent, first.body);
  }
  assertEquals((await app.database.owner`select from bookings`).length, 1);
});

Deno.test("a key with other arguments is answered 409; a malformed or ambiguous key 400", async () => {
  await using app = await createTestApp({ now });
  await openSalon(app.database.owner);
  const token = await app.tokenFor("usr_1");
  const headers = { "idempotency-key": "retry-1" };
  await callRest(app, "booking_create", { token, args: SLOT, headers });
  const other = { ...SLOT, start: "2026-03-06T16:00:00+09:00" };
  const reused = await callRest(app, "booking_create", {
    token,
    args: other,
    headers,
  });
  assertEquals(reused.status, 409);
  assertEquals(reused.body.code, "idempotency_key_reused");

  for (const key of ["x".repeat(256), "two words", ""]) {
    const { status, body } = await callRest(app, "booking_create", {
      token,
      args: other,
      headers: { "idempotency-key": key },
    });
    assertEquals(status, 400, key);
    assertEquals(body.details.field, "Idempotency-Key");
  }
  const { body } = await callMcp(app, "booking_create", {
    token,
    args: other,
    headers,
    meta: { "madoguchi/idempotency-key": "retry-2" },
  });
  assertEquals(outcomeOf({ body }).code, "invalid_input");
  assertEquals((await app.database.owner`select from bookings`).length, 1);
});

Deno.test("every call is logged in one line, without its token", async () => {
  await using app = await createTestApp({ now });
  const token = await app.tokenFor("usr_1");
  await callRest(app, "booking_services", { token });
  const bookingId = "bkg_none";
  await callMcp(app, "booking_get", { token, args: { bookingId } });
  const weak = await app.tokenFor("usr_1", ["form:read"]);
  await callRest(app, "booking_services", { token: weak });
  const lines = app.lines.filter((line) => line.event === "tool_called");
  assertEquals(
    lines.map(({ operation, scope, outcome }) => [operation, scope, outcome]),
    [
      ["booking_services", "booking:read", "ok"],
      ["booking_get", "booking:read", "not_found"],
      ["booking_services", "booking:read", "insufficient_scope"],
    ],
  );
  for (const line of lines) {
    assertEquals(line.service, "mcp-server");
    assertEquals(line.userId, "usr_1");
    assertEquals(line.issuer, "ai-service.test");
    assertEquals(typeof line.requestId, "string");
    assertEquals(typeof line.durationMs, "number");
  }
  const text = JSON.stringify(app.lines);
  for (const secret of [token, weak]) {
    for (const part of secret.split(".")) assert(!text.includes(part));
  }
});

Deno.test("a listed origin gets CORS headers, and another origin none", async () => {
  await using app = await createTestApp({ now });
  const preflight = (origin: string) =>
    app.fetch(
      new Request("http://localhost:8788/mcp/tools/booking/list", {
        method: "OPTIONS",
        headers: {
          origin,
          "access-control-request-method": "POST",
          "access-control-request-headers": "authorization,content-type",
        },
      }),
    );
  const listed = await preflight("https://shop.example.com");
  assertEquals(listed.status, 204);
  assertEquals(
    listed.headers.get("access-control-allow-origin"),
    "https://shop.example.com",
  );
  const other = await preflight("https://evil.example");
  assertEquals(other.headers.get("access-control-allow-origin"), null);
});
