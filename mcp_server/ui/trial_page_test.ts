import { assert, assertEquals, assertMatch } from "@std/assert";
import { SITE } from "../auth/staff_test_site.ts";
import { addAdmin, addSession } from "../auth/test_sessions.ts";
import type { AdminRole } from "../operation/admin.ts";
import { operationName } from "../operation/operation.ts";
import { TEST_CUSTOMERS, TEST_ISSUER } from "../operation/test_customers.ts";
import { callRest } from "../surfaces/test_calls.ts";
import { createTestApp, createTestSigner, type TestApp } from "../test_app.ts";
import { HAIRCUT, openSalon } from "../test_salon.ts";
import { buildSite } from "./development.ts";
import { triable } from "./trial.ts";

const pages = await buildSite();
const NOW = new Date("2030-01-08T11:20:00+09:00");
const START = "2030-01-10T15:00:00+09:00";
const EVIL = `<script>alert(1)</script>"><img src=x onerror=alert(2)>`;

const BOOKING = {
  do: "try",
  operation: "booking_create",
  customer: TEST_CUSTOMERS[0].userId,
  mode: "run",
  key: "a-key-of-this-form",
  "arg.serviceId": HAIRCUT,
  "arg.start": START,
  "arg.note": EVIL,
};

/** A salon with a member of staff of that role, who opens and sends pages. */
async function openTrial(role: AdminRole = "owner") {
  const app = await createTestApp({ pages, now: () => NOW, serverUrl: SITE });
  const { owner } = app.database;
  await openSalon(owner);
  const resourceId = role === "stylist" ? "res_chair" : null;
  const admin = { id: "adm_1", email: "a@x.test", role, resourceId, now: NOW };
  await addAdmin(owner, admin);
  const session = await addSession(owner, "adm_1", NOW);
  const headers = { Cookie: `mcp_admin=${session}`, Origin: SITE };
  const send = async (path: string, fields?: Record<string, string>) => {
    const init = fields
      ? { method: "POST", body: new URLSearchParams(fields) }
      : {};
    const answer = await app.fetch(
      new Request(SITE + path, { headers, ...init }),
    );
    return { status: answer.status, html: await answer.text() };
  };
  return { app, send };
}

async function rows({ database }: TestApp) {
  const [bookings, audit] = await Promise.all([
    database.owner`
      select issuer, user_id, note from bookings order by id`,
    database.owner`
      select actor_kind, issuer, actor_id, operation, request_id
      from audit_log where kind = 'write' order by id`,
  ]);
  return { bookings, audit };
}

Deno.test("an owner books as a test customer, and the audit has the owner and the customer", async () => {
  const { app, send } = await openTrial();
  await using _app = app;
  const { status, html } = await send("/admin/try", BOOKING);
  assertEquals(status, 200);
  assertMatch(html, /HTTP 200/);
  assertMatch(html, /Idempotency-Key: a-key-of-this-form/);
  assertEquals(/<script>alert|<img src=x/.test(html), false);
  const { bookings, audit } = await rows(app);
  const [{ userId }] = TEST_CUSTOMERS;
  assertEquals(bookings.map((row) => ({ ...row })), [
    { issuer: TEST_ISSUER, user_id: userId, note: EVIL },
  ]);
  const entries = audit.map((row) =>
    [row.actor_kind, row.issuer, row.actor_id, row.operation].join(" ")
  );
  assertEquals(entries, [
    "staff  adm_1 trial_start",
    `user ${TEST_ISSUER} ${userId} booking_create`,
  ]);
  assertEquals(new Set(audit.map((row) => row.request_id)).size, 1);
  assert(html.includes(audit[0]!.request_id));
  assertEquals(html.match(/&quot;number&quot;|"number":/g)?.length, 2);
});

Deno.test("the same form sent twice books once, and a preview books nothing", async () => {
  const { app, send } = await openTrial();
  await using _app = app;
  await send("/admin/try", { ...BOOKING, mode: "preview" });
  assertEquals((await rows(app)).bookings.length, 0);
  await send("/admin/try", BOOKING);
  await send("/admin/try", BOOKING);
  assertEquals((await rows(app)).bookings.length, 1);
});

Deno.test("nobody is tried as but a test customer, whose calls see no real customer", async () => {
  const { app, send } = await openTrial();
  await using _app = app;
  const { body } = await callRest(app, "booking_create", {
    token: await app.tokenFor("usr_1"),
    args: { serviceId: HAIRCUT, start: START },
  });
  const real = ["usr_1", "usr_test_1 ", "USR_TEST_1", "", "adm_1", "__proto__"];
  for (const customer of real) {
    const { status } = await send("/admin/try", { ...BOOKING, customer });
    assertEquals(status, 400, customer);
  }
  const { id } = body.booking;
  for (const operation of ["booking_get", "booking_delete"]) {
    const { html } = await send("/admin/try", {
      ...BOOKING,
      operation,
      "arg.bookingId": id,
    });
    assertMatch(html, /HTTP 404/);
    assertEquals(/HTTP 200/.test(html), false, operation);
  }
  const list = await send("/admin/try", {
    ...BOOKING,
    operation: "booking_list",
  });
  assertMatch(list.html, /HTTP 200/);
  assertEquals(list.html.includes(id), false);
  const others = ["order_mark_paid", "customer_forget", "customer_list", ""];
  for (const operation of others) {
    const { status } = await send("/admin/try", { ...BOOKING, operation });
    assertEquals(status, 400, operation);
  }
});

Deno.test("no other role tries anything", async () => {
  for (const role of ["admin", "stylist", "viewer"] as const) {
    const { app, send } = await openTrial(role);
    await using _app = app;
    assertEquals((await send("/admin/try")).status, 403);
    assertEquals((await send("/admin/try", BOOKING)).status, 403);
    assertEquals(await rows(app).then(({ audit }) => audit.length), 0);
  }
});

Deno.test("no token is one of a test customer, since nobody can trust their issuer", async () => {
  const { app } = await openTrial();
  await using _app = app;
  const signer = await createTestSigner(TEST_ISSUER, app.keys, () => NOW);
  const [{ userId: id, name }] = TEST_CUSTOMERS;
  const user = { id, name, email: null };
  const { token } = await signer.signForUser({
    user,
    scopes: ["booking:read"],
  });
  const { status } = await callRest(app, "booking_list", { token });
  assertEquals(status, 401);
  const refused = await app.database.owner`
    insert into trusted_issuers (issuer, audience, public_keys, scopes)
    values (${TEST_ISSUER}, 'a', '[]', '[]')`.catch((error) => error.code);
  assertEquals(refused, "23514");
});

Deno.test("every operation of customers has its form", async () => {
  const { app, send } = await openTrial();
  await using _app = app;
  assert(triable.length > 15);
  for (const operation of triable) {
    const name = operationName(operation);
    const { status, html } = await send(`/admin/try?operation=${name}`);
    assertEquals(status, 200, name);
    for (const argument of Object.keys(operation.input.shape)) {
      assert(html.includes(`name="arg.${argument}`), `${name} ${argument}`);
    }
  }
  assertEquals((await send("/admin/try?operation=nothing")).status, 404);
});
