import { assertEquals } from "@std/assert";
import { addForm } from "../form/test_forms.ts";
import { callMcp, callRest } from "../surfaces/test_calls.ts";
import { addProduct } from "../order/test_shop.ts";
import {
  createTestApp,
  createTestKeys,
  createTestSigner,
  type TestApp,
  trustIssuer,
} from "../test_app.ts";
import { HAIRCUT, openSalon } from "../test_salon.ts";

const NOW = new Date("2026-03-02T03:00:00Z");
const SECRET = "SECRET-4711";

/** Everything a customer can leave behind, with a secret wherever text goes. */
async function leaveTraces(app: TestApp, token: string, hour: number) {
  const start = `2026-03-06T${hour}:00:00+09:00`;
  const calls: [string, Record<string, unknown>][] = [
    ["booking_create", { serviceId: HAIRCUT, start, note: SECRET }],
    ["order_create", {
      items: [{ productId: "prd_oil", quantity: 1 }],
      note: SECRET,
    }],
    ["form_submit", {
      formId: "frm_sheet",
      version: 1,
      answers: { name: SECRET, agreed: true },
    }],
  ];
  for (const [name, args] of calls) {
    const headers = { "idempotency-key": `${name}-1` };
    const { status } = await callRest(app, name, { token, args, headers });
    assertEquals(status, 200, name);
  }
  const { body } = await callRest(app, "booking_list", { token });
  const [booking] = body.items;
  const args = { bookingId: booking.id, reason: SECRET };
  await callRest(app, "booking_delete", { token, args });
}

/** A salon and two issuers, each with a service. */
async function openWorld() {
  const app = await createTestApp({ now: () => NOW });
  const { owner } = app.database;
  await openSalon(owner, { capacity: 3 });
  await addProduct(owner, "prd_oil");
  await addForm(owner, "frm_sheet");
  const keys = await createTestKeys();
  await trustIssuer(app, "second.test", { publicPem: keys.publicPem });
  const second = await createTestSigner("second.test", keys, () => NOW);
  return { app, second };
}

/** Rows of all business tables that still hold `text` anywhere. */
async function rowsWith({ database }: TestApp, text: string) {
  const tables = [
    "customers",
    "bookings",
    "orders",
    "order_items",
    "form_submissions",
    "idempotency_keys",
    "audit_log",
  ];
  const found: string[] = [];
  for (const table of tables) {
    const rows = await database.owner`
      select 1 from ${database.owner(table)} as t
      where t::text like ${`%${text}%`}`;
    for (const _ of rows) found.push(table);
  }
  return found;
}

async function forget(
  app: Pick<TestApp, "fetch" | "signer">,
  userId: string,
  signer = app.signer,
) {
  const { token } = await signer.signForService(["customer:forget"]);
  return await callRest(app, "customer_forget", { token, args: { userId } });
}

Deno.test("a forgotten customer leaves what was bought and when, and nothing of themselves", async () => {
  const { app } = await openWorld();
  await using _ = app;
  const { owner } = app.database;
  await leaveTraces(app, await app.tokenFor("usr_1"), 15);
  assertEquals(await rowsWith(app, SECRET), [
    "bookings",
    "orders",
    "form_submissions",
    "idempotency_keys",
  ]);

  for (let times = 0; times < 2; times++) {
    const { status, body } = await forget(app, "usr_1");
    assertEquals([status, body], [200, {}]);
    assertEquals(await rowsWith(app, SECRET), []);
    assertEquals(await rowsWith(app, "usr_1@example.com"), []);
  }
  const [customer] = await owner`select name, email, phone from customers`;
  assertEquals(customer, { name: "", email: null, phone: null });
  const [order] = await owner`
    select total_minor, currency, created_at, quantity, unit_price_minor
    from orders join order_items on order_id = orders.id`;
  assertEquals(order, {
    total_minor: 1000,
    currency: "JPY",
    created_at: NOW,
    quantity: 1,
    unit_price_minor: 1000,
  });
  const [booking] = await owner`select status, start_at from bookings`;
  assertEquals(booking, {
    status: "cancelled",
    start_at: new Date("2026-03-06T15:00:00+09:00"),
  });
  const [submission] = await owner`
    select form_id, version, answers, submitted_at from form_submissions`;
  assertEquals(submission, {
    form_id: "frm_sheet",
    version: 1,
    answers: null,
    submitted_at: NOW,
  });
});

Deno.test("forgetting one leaves everybody else as they are, the same sub of another issuer too", async () => {
  const { app, second } = await openWorld();
  await using _ = app;
  const user = { id: "usr_1", email: "usr_1@example.com", name: "usr_1" };
  const scopes = [
    "booking:create",
    "booking:read",
    "booking:delete",
    "order:create",
    "form:submit",
  ] as const;
  const { token: theirs } = await second.signForUser({ user, scopes });
  await leaveTraces(app, await app.tokenFor("usr_2"), 15);
  await leaveTraces(app, theirs, 16);
  const before = await rowsWith(app, SECRET);

  assertEquals((await forget(app, "usr_1")).status, 200);
  assertEquals((await forget(app, "usr_2", second)).status, 200);
  assertEquals((await forget(app, "usr_unknown")).status, 200);
  assertEquals(await rowsWith(app, SECRET), before);

  await forget(app, "usr_1", second);
  assertEquals((await rowsWith(app, SECRET)).length, before.length / 2);
  await forget(app, "usr_2");
  assertEquals(await rowsWith(app, SECRET), []);
});

Deno.test("only a service with the scope forgets, and only over REST", async () => {
  const { app } = await openWorld();
  await using _ = app;
  await leaveTraces(app, await app.tokenFor("usr_1"), 15);
  const before = await rowsWith(app, SECRET);
  const args = { userId: "usr_1" };
  const { token: payer } = await app.signer.signForService(["order:pay"]);
  for (const token of [await app.tokenFor("usr_1"), payer]) {
    const { status } = await callRest(app, "customer_forget", { token, args });
    assertEquals(status, 403);
  }
  const { token } = await app.signer.signForService(["customer:forget"]);
  const { body } = await callMcp(app, "customer_forget", { token, args });
  assertEquals(body.error.code, -32602);
  const cases: [Record<string, unknown>, string][] = [
    [{}, "userId"],
    [{ userId: "" }, "userId"],
    [{ userId: 1 }, "userId"],
    [{ userId: "usr_1", issuer: "second.test" }, "issuer"],
  ];
  for (const [input, field] of cases) {
    const answer = await callRest(app, "customer_forget", {
      token,
      args: input,
    });
    assertEquals([answer.status, answer.body.details], [400, { field }]);
  }
  assertEquals(await rowsWith(app, SECRET), before);
});

Deno.test("someone who comes back is known again by their token", async () => {
  const { app } = await openWorld();
  await using _ = app;
  const token = await app.tokenFor("usr_1");
  await leaveTraces(app, token, 15);
  await forget(app, "usr_1");
  await leaveTraces(app, token, 16);
  const rows = await app.database.owner`select name, email from customers`;
  assertEquals([...rows], [{ name: "usr_1", email: "usr_1@example.com" }]);
});
