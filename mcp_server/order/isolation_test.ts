import { assert, assertEquals, assertRejects } from "@std/assert";
import type { TransactionSql } from "../storage/statement.ts";
import { USER_SCOPES } from "../../shared/contract/scopes.ts";
import type { Actor } from "../storage/actor.ts";
import { callMcp, callRest, outcomeOf } from "../surfaces/test_calls.ts";
import { testStaff, testUser } from "../storage/test_actors.ts";
import { inTransaction } from "../storage/transaction.ts";
import {
  createTestApp,
  createTestKeys,
  createTestSigner,
  ISSUER,
  type TestApp,
  trustIssuer,
} from "../test_app.ts";
import { addProduct, stockOf } from "../product/test_products.ts";
import { NOON } from "./test_shop.ts";

const ITEMS = [{ productId: "prd_oil", quantity: 1 }];

async function openShop(): Promise<TestApp> {
  const app = await createTestApp({ now: () => NOON });
  await addProduct(app.database.owner, "prd_oil");
  return app;
}

async function order(app: TestApp, token: string, key?: string) {
  const { body, status } = await callRest(app, "order_create", {
    token,
    args: { items: ITEMS, note: "private" },
    headers: key === undefined ? {} : { "idempotency-key": key },
  });
  assertEquals(status, 200);
  return body.order;
}

async function listed(app: TestApp, token: string): Promise<string[]> {
  const { body } = await callRest(app, "order_list", { token });
  return body.items.map(({ id }: { id: string }) => id);
}

async function assertOutOfReach(app: TestApp, token: string, orderId: string) {
  for (const call of [callRest, callMcp]) {
    const answers = await Promise.all(
      [orderId, "ord_none"].map((orderId) =>
        call(app, "order_get", { token, args: { orderId } })
      ),
    );
    const [there, none] = answers.map((answer) => {
      const { error, code } = outcomeOf(answer);
      return { status: answer.status, error, code };
    });
    assertEquals(there, none, "an order of another looks like none");
    assertEquals(there!.code, "not_found");
  }
  assert(!(await listed(app, token)).includes(orderId));
}

Deno.test("another user's order is out of reach, by id, list and cursor", async () => {
  await using app = await openShop();
  const [mine, theirs] = await Promise.all([
    app.tokenFor("usr_1"),
    app.tokenFor("usr_2"),
  ]);
  const [first] = [await order(app, mine), await order(app, mine)];
  await assertOutOfReach(app, theirs, first.id);
  const { body } = await callRest(app, "order_list", {
    token: mine,
    args: { limit: 1 },
  });
  const stolen = await callRest(app, "order_list", {
    token: theirs,
    args: { cursor: body.nextCursor },
  });
  assertEquals([stolen.status, stolen.body.details.field], [400, "cursor"]);
});

Deno.test("the same sub of another issuer shares no order and no key", async () => {
  await using app = await openShop();
  const keys = await createTestKeys();
  await trustIssuer(app, "second.test", { publicPem: keys.publicPem });
  const second = await createTestSigner("second.test", keys, () => NOON);
  const user = { id: "usr_1", email: null, name: "usr_1" };
  const { token: there } = await second.signForUser({
    user,
    scopes: USER_SCOPES,
  });
  const here = await app.tokenFor("usr_1");
  const ours = await order(app, here, "same-key");
  const theirs = await order(app, there, "same-key");
  await assertOutOfReach(app, there, ours.id);
  await assertOutOfReach(app, here, theirs.id);
  assertEquals(await listed(app, here), [ours.id]);
  assertEquals(await listed(app, there), [theirs.id]);
});

Deno.test("a retry with its key is one order, over both surfaces", async () => {
  await using app = await openShop();
  const token = await app.tokenFor("usr_1");
  const call = {
    token,
    args: { items: ITEMS },
    headers: { "idempotency-key": "retry-1" },
  };
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => callRest(app, "order_create", call)),
  );
  const { body } = await callMcp(app, "order_create", call);
  for (const answer of answers) {
    assertEquals(answer.body, body.result.structuredContent);
  }
  assertEquals(await stockOf(app.database.owner, "prd_oil"), 9);
  const other = { ...call, args: { items: [{ ...ITEMS[0], quantity: 2 }] } };
  const reused = await callRest(app, "order_create", other);
  assertEquals(
    [reused.status, reused.body.code],
    [409, "idempotency_key_reused"],
  );
});

Deno.test("nobody but the shop says what an order costs, holds or is", async () => {
  await using app = await openShop();
  const token = await app.tokenFor("usr_1");
  const item = ITEMS[0]!;
  const with_ = (change: Record<string, unknown>) => ({
    items: [{ ...item, ...change }],
  });
  const cases: [Record<string, unknown>, string][] = [
    [{ items: ITEMS, totalMinor: 1 }, "totalMinor"],
    [{ items: ITEMS, total: 1 }, "total"],
    [{ items: ITEMS, currency: "JPY" }, "currency"],
    [{ items: ITEMS, status: "confirmed" }, "status"],
    [{ items: ITEMS, paymentStatus: "paid" }, "paymentStatus"],
    [{ items: ITEMS, userId: "usr_2" }, "userId"],
    [{ items: ITEMS, user_id: "usr_2" }, "user_id"],
    [{ items: ITEMS, id: "ord_mine" }, "id"],
    [{ items: ITEMS, expiresAt: "2199-01-01T00:00:00Z" }, "expiresAt"],
    [with_({ unitPriceMinor: 1 }), "items.0.unitPriceMinor"],
    [with_({ price: 0 }), "items.0.price"],
    [with_({ name: { ja: "x", en: "x" } }), "items.0.name"],
    [with_({ quantity: 0 }), "items.0.quantity"],
    [with_({ quantity: -1 }), "items.0.quantity"],
    [with_({ quantity: 1.5 }), "items.0.quantity"],
    [with_({ quantity: 100 }), "items.0.quantity"],
    [with_({ quantity: 2 ** 53 }), "items.0.quantity"],
    [with_({ quantity: 1e308 }), "items.0.quantity"],
    [with_({ quantity: "1" }), "items.0.quantity"],
    [with_({ quantity: null }), "items.0.quantity"],
    [with_({ quantity: [1] }), "items.0.quantity"],
    [{ items: [{ productId: "prd_oil" }] }, "items.0.quantity"],
    [with_({ productId: "" }), "items.0.productId"],
    [with_({ productId: "x".repeat(65) }), "items.0.productId"],
    [with_({ productId: { $ne: null } }), "items.0.productId"],
    [{ items: Array(51).fill(item) }, "items"],
    [{ items: [{ ...item, quantity: 99 }, item] }, "items.1.quantity"],
    [{ items: [] }, "items"],
    [{ items: {} }, "items"],
    [{}, "items"],
    [{ items: ITEMS, note: "x".repeat(501) }, "note"],
  ];
  for (const [args, field] of cases) {
    const rest = await callRest(app, "order_create", { token, args });
    assertEquals([rest.status, rest.body.details], [400, { field }]);
  }
  assertEquals(await stockOf(app.database.owner, "prd_oil"), 10);
  assertEquals((await app.database.owner`select from orders`).length, 0);
});

Deno.test("SQL in any text is text", async () => {
  await using app = await openShop();
  const token = await app.tokenFor("usr_1");
  const hostile =
    "'); update orders set total_minor = 0; drop table orders; --";
  const { body } = await callRest(app, "order_create", {
    token,
    args: { items: ITEMS, note: hostile },
  });
  const unknown = await callRest(app, "order_create", {
    token,
    args: { items: [{ productId: hostile.slice(0, 64), quantity: 1 }] },
  });
  assertEquals(unknown.status, 404);
  const tries = [
    ["order_get", { orderId: "x' or '1'='1" }, 404],
    ["order_list", { cursor: "x' or '1'='1" }, 400],
    ["order_list", { status: "pending' or '1'='1" }, 400],
  ] as const;
  for (const [name, args, status] of tries) {
    assertEquals((await callRest(app, name, { token, args })).status, status);
  }
  const rows = await app.database
    .owner`select id, note, total_minor from orders`;
  assertEquals([...rows], [
    { id: body.order.id, note: hostile, total_minor: 1000 },
  ]);
});

Deno.test("a query that forgets its predicate sees only what its role may", async () => {
  await using app = await openShop();
  await order(app, await app.tokenFor("usr_1"));
  await order(app, await app.tokenFor("usr_2"));
  const { sql } = app.database;
  const as = <T>(
    actor: Actor,
    run: (tx: TransactionSql) => PromiseLike<T>,
  ) => inTransaction(sql, actor, run);
  const count = (actor: Actor) =>
    as(actor, async (tx) => [
      (await tx`select id from orders`).length,
      (await tx`select order_id from order_items`).length,
    ]);
  const service: Actor = { kind: "service", issuer: ISSUER, jti: "j" };
  assertEquals(await count(testUser("usr_1", ISSUER)), [1, 1]);
  assertEquals(await count(testUser("usr_1", "second.test")), [0, 0]);
  assertEquals(await count(service), [2, 2]);
  assertEquals(await count({ ...service, issuer: "second.test" }), [0, 0]);
  assertEquals(await count(testStaff), [2, 2]);

  const me = testUser("usr_1", ISSUER);
  const stranger: Actor = { ...service, issuer: "second.test" };
  const denied: [Actor, (tx: TransactionSql) => PromiseLike<unknown>][] = [
    [me, (tx) => tx`update products set stock = 1000`],
    [me, (tx) => tx`update orders set payment_status = 'paid'`],
    [me, (tx) => tx`update orders set status = 'cancelled', note = 'x'`],
    [me, (tx) => tx`delete from orders`],
    [me, (tx) => tx`update order_items set quantity = 9`],
    [me, (tx) => tx`select return_lapsed_stock(now(), null, null)`],
    [me, (tx) => tx`select forget_customer('usr_2')`],
    [service, (tx) => tx`select note from orders`],
    [service, (tx) => tx`select user_id from orders`],
    [service, (tx) => tx`select name from customers`],
    [service, (tx) => tx`select note from bookings`],
    [service, (tx) => tx`select answers from form_submissions`],
    [service, (tx) => tx`update orders set total_minor = 0`],
    [service, (tx) => tx`insert into orders (id) values ('ord_x')`],
    [service, (tx) => tx`select take_stock(now(), '{}', '{}')`],
    [service, (tx) => tx`update order_refunds set amount_minor = 1`],
    [service, (tx) => tx`update order_payments set outcome = 'paid'`],
    [service, (tx) => tx`select name_ja from business`],
    [me, (tx) => tx`select from order_payments`],
    [me, (tx) => tx`select from order_refunds`],
    [me, (tx) => tx`select stock_suffices(now(), 'ord_1')`],
    [me, (tx) => tx`update orders set expires_at = now()`],
    [testStaff, (tx) => tx`update orders set payment_intent = 'pi_1'`],
    [testStaff, (tx) => tx`update order_refunds set status = 'succeeded'`],
    [testStaff, (tx) => tx`select forget_customer('usr_2')`],
  ];
  for (const [actor, run] of denied) {
    await assertRejects(() => as(actor, run), Error, "permission denied");
  }
  // Customers may cancel, and write no other status.
  const confirm = as(me, (tx) => tx`update orders set status = 'confirmed'`);
  await assertRejects(() => confirm, Error, "row-level security");
  const updated = await as(
    stranger,
    (tx) => tx`update orders set status = 'completed' returning id`,
  );
  assertEquals(updated.length, 0);
  const forged = (change: { user?: string; status?: string }) =>
    as(me, async (tx) => {
      const [customer] = await tx`select id from customers`;
      await tx`
        insert into orders (id, number, customer_id, issuer, user_id, status,
          payment_status, fulfilment_status, total_minor, currency, expires_at,
          created_by, created_at, updated_at)
        values ('ord_forged', '0000-0000', ${customer!.id}, ${ISSUER},
          ${change.user ?? "usr_1"}, ${change.status ?? "pending"}, 'unpaid',
          'unfulfilled', 1, 'JPY', ${NOON}, 'ai-service', ${NOON}, ${NOON})`;
    });
  for (const change of [{ user: "usr_2" }, { status: "confirmed" }]) {
    await assertRejects(() => forged(change), Error, "row-level security");
  }
});
