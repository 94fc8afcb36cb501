import { assert, assertEquals, assertRejects } from "@std/assert";
import { ApiError } from "../../shared/http/errors.ts";
import { testStaff, testUser } from "../storage/test_actors.ts";
import {
  createTestDatabase,
  type TestDatabase,
} from "../storage/test_database.ts";
import { runOperation } from "../test_operation.ts";
import { addProduct, stockOf } from "../product/test_products.ts";
import type { Order } from "./schemas.ts";
import { afterNoon, NOON } from "./test_shop.ts";

async function order(
  database: TestDatabase,
  items: [productId: string, quantity: number][],
  { by = "hanako", now = NOON, note }: {
    by?: string;
    now?: Date;
    note?: string;
  } = {},
): Promise<Order> {
  const input = {
    items: items.map(([productId, quantity]) => ({ productId, quantity })),
    ...(note !== undefined && { note }),
  };
  const actor = testUser(by);
  const result = await runOperation(database, "order_create", {
    input,
    actor,
    now,
  });
  return result.order;
}

Deno.test("an order is named and priced by the shop, and keeps that", async () => {
  await using database = await createTestDatabase();
  const { owner } = database;
  await addProduct(owner, "prd_oil", { priceMinor: 3520 });
  await addProduct(owner, "prd_wax", { priceMinor: 2200 });
  const created = await order(database, [["prd_oil", 2], ["prd_wax", 1]]);
  const { id, number, ...rest } = created;
  assert(id.startsWith("ord_"));
  assertEquals(number.length, 9);
  assertEquals(rest, {
    status: "pending",
    paymentStatus: "unpaid",
    fulfilmentStatus: "unfulfilled",
    items: [
      {
        productId: "prd_oil",
        name: { ja: "prd_oil 日本語", en: "prd_oil English" },
        quantity: 2,
        unitPriceMinor: 3520,
      },
      {
        productId: "prd_wax",
        name: { ja: "prd_wax 日本語", en: "prd_wax English" },
        quantity: 1,
        unitPriceMinor: 2200,
      },
    ],
    totalMinor: 9240,
    currency: "JPY",
    expiresAt: "2030-01-07T12:30:00+09:00",
    paidAt: null,
    refundedMinor: 0,
    awaitsVoucher: false,
  });
  assertEquals(await stockOf(owner, "prd_oil"), 8);

  await owner`update products set price_minor = 1, name_en = 'Other'`;
  const { order: read } = await runOperation(database, "order_get", {
    input: { orderId: id },
    now: NOON,
  });
  assertEquals(read, created);
});

Deno.test("a product listed twice is ordered once, with the sum", async () => {
  await using database = await createTestDatabase();
  await addProduct(database.owner, "prd_oil");
  const { items } = await order(database, [["prd_oil", 2], ["prd_oil", 3]]);
  assertEquals(items.map((item) => item.quantity), [5]);
  assertEquals(await stockOf(database.owner, "prd_oil"), 5);
});

Deno.test("an order that cannot be filled whole takes nothing", async () => {
  await using database = await createTestDatabase();
  const { owner } = database;
  await addProduct(owner, "prd_oil", { stock: 5 });
  await addProduct(owner, "prd_wax", { stock: 2 });
  await addProduct(owner, "prd_gone", { active: false });
  await addProduct(owner, "prd_dollar", { currency: "USD" });
  await addProduct(owner, "prd_jewel", { priceMinor: Number.MAX_SAFE_INTEGER });
  const cases: [[string, number][], number, string, object | undefined][] = [
    [[["prd_oil", 6]], 409, "out_of_stock", {
      productId: "prd_oil",
      available: 5,
    }],
    [[["prd_oil", 1], ["prd_wax", 3]], 409, "out_of_stock", {
      productId: "prd_wax",
      available: 2,
    }],
    [[["prd_oil", 1], ["prd_none", 1]], 404, "product_not_found", {
      productId: "prd_none",
    }],
    [[["prd_oil", 1], ["prd_gone", 1]], 404, "product_not_found", {
      productId: "prd_gone",
    }],
    [
      [["prd_oil", 1], ["prd_dollar", 1]],
      409,
      "mixed_currencies",
      undefined,
    ],
    [[["prd_oil", 1], ["prd_jewel", 1]], 409, "total_too_large", undefined],
  ];
  for (const [items, status, code, details] of cases) {
    const error = await assertRejects(() => order(database, items), ApiError);
    assertEquals(error.status, status, code);
    assertEquals(error.code, code);
    assertEquals(error.details, details);
  }
  assertEquals(await stockOf(owner, "prd_oil"), 5);
  assertEquals(await stockOf(owner, "prd_wax"), 2);
  assertEquals((await owner`select from orders`).length, 0);
});

Deno.test("orders are listed latest first, in pages, by status and time", async () => {
  await using database = await createTestDatabase();
  await addProduct(database.owner, "prd_oil", { stock: 50 });
  const placed: string[] = [];
  for (let minute = 0; minute < 5; minute++) {
    const now = afterNoon(minute * 10);
    placed.unshift((await order(database, [["prd_oil", 1]], { now })).id);
  }
  await order(database, [["prd_oil", 1]], { by: "ken" });
  const now = afterNoon(45);
  const list = async (input: Record<string, unknown>) => {
    const call = { input, now };
    const page = await runOperation(database, "order_list", call);
    const ids = page.items.map((item: Order) => item.id);
    return { ids, nextCursor: page.nextCursor };
  };
  assertEquals((await list({})).ids, placed);

  const first = await list({ limit: 2 });
  const second = await list({ limit: 2, cursor: first.nextCursor });
  const third = await list({ limit: 2, cursor: second.nextCursor });
  assertEquals([...first.ids, ...second.ids, ...third.ids], placed);
  assertEquals(third.nextCursor, null);

  assertEquals((await list({ status: "pending" })).ids, placed.slice(0, 3));
  assertEquals((await list({ status: "expired" })).ids, placed.slice(3));
  assertEquals((await list({ status: "confirmed" })).ids, []);
  const range = {
    from: "2030-01-07T12:10:00+09:00",
    to: "2030-01-07T12:30:00+09:00",
  };
  assertEquals((await list(range)).ids, placed.slice(2, 4));
  const error = await assertRejects(
    () => list({ cursor: "bm90IGEgY3Vyc29y" }),
    ApiError,
  );
  assertEquals(error.status, 400);
});

Deno.test("staff see every order and place none", async () => {
  await using database = await createTestDatabase();
  await addProduct(database.owner, "prd_oil");
  const { id } = await order(database, [["prd_oil", 1]]);
  const call = { actor: testStaff, now: NOON };
  const { items } = await runOperation(database, "order_list", call);
  assertEquals(items.map((item: Order) => item.id), [id]);
  const input = { items: [{ productId: "prd_oil", quantity: 1 }] };
  const error = await assertRejects(
    () => runOperation(database, "order_create", { ...call, input }),
    ApiError,
  );
  assertEquals(error.status, 403);
});
