import { assertEquals } from "@std/assert";
import { addProduct } from "../product/test_products.ts";
import { callRest } from "../surfaces/test_calls.ts";
import { createTestApp } from "../test_app.ts";
import { NOON } from "./test_shop.ts";

Deno.test("an order of someone who is forgotten stays, with its prices and without its note", async () => {
  await using app = await createTestApp({ now: () => NOON });
  const { owner } = app.database;
  await addProduct(owner, "prd_oil");
  const { status } = await callRest(app, "order_create", {
    token: await app.tokenFor("usr_1"),
    args: { items: [{ productId: "prd_oil", quantity: 1 }], note: "private" },
  });
  assertEquals(status, 200);
  const { token } = await app.signer.signForService(["customer:forget"]);
  const args = { userId: "usr_1" };
  await callRest(app, "customer_forget", { token, args });
  const [order] = await owner`
    select note, total_minor, currency, created_at, quantity, unit_price_minor
    from orders join order_items on order_id = orders.id`;
  assertEquals(order, {
    note: null,
    total_minor: 1000,
    currency: "JPY",
    created_at: NOON,
    quantity: 1,
    unit_price_minor: 1000,
  });
});
