import { assertEquals } from "@std/assert";
import { base64Of, PICTURES } from "../picture/test_pictures.ts";
import { openStaffWorld, type StaffWorld } from "../surfaces/test_staff.ts";
import { callRest } from "../surfaces/test_calls.ts";
import { addProduct } from "./test_products.ts";

const SHAMPOO = {
  nameJa: "シャンプー",
  nameEn: "Shampoo",
  priceMinor: 2640,
  currency: "JPY",
};

async function add(world: StaffWorld, fields: object = {}) {
  const args = { ...SHAMPOO, ...fields };
  const { status, body } = await world.owner.call("product_add", args);
  assertEquals(status, 200);
  return body.product;
}

async function shelf(world: StaffWorld, args: object = {}) {
  const { body } = await world.owner.call("product_shelf", args);
  return body.items;
}

async function idsOf(world: StaffWorld, args: object = {}): Promise<string[]> {
  return (await shelf(world, args)).map(({ id }: { id: string }) => id);
}

async function asCustomer(
  world: StaffWorld,
  name: string,
  args: Record<string, unknown> = {},
) {
  const token = await world.site.tokenFor("usr_1");
  return await callRest(world.site, name, { token, args });
}

Deno.test("a product is on sale as soon as it is added, and off as soon as it is retired", async () => {
  await using world = await openStaffWorld([]);
  const { id: productId } = await add(world, { onHand: 4 });
  const offered = async () => {
    const { body } = await asCustomer(world, "product_list");
    return body.items.map((item: { stock: number }) => item.stock);
  };
  assertEquals(await offered(), [4]);
  await world.owner.call("product_change", { productId, active: false });
  assertEquals(await offered(), []);
  const { body } = await world.owner.call("product_change", {
    productId,
    active: true,
    priceMinor: 3000,
  });
  assertEquals([body.product.priceMinor, body.product.nameEn], [
    3000,
    "Shampoo",
  ]);
  assertEquals(await offered(), [4]);
});

Deno.test("products are sorted among those that are named, and keep their places among others", async () => {
  await using world = await openStaffWorld([]);
  for (const id of ["prd_a", "prd_b", "prd_c", "prd_d"]) {
    // They all have the same position until they are sorted.
    await addProduct(world.site.database.owner, id);
  }
  const productIds = ["prd_d", "prd_b", "prd_d"];
  await world.owner.call("product_sort", { productIds });
  assertEquals(await idsOf(world), ["prd_a", "prd_d", "prd_c", "prd_b"]);
  const first = await world.owner.call("product_shelf", { limit: 3 });
  const { nextCursor: cursor } = first.body;
  assertEquals(await idsOf(world, { cursor }), ["prd_b"]);
});

Deno.test("a list tells what is held, what is free, and what runs out", async () => {
  await using world = await openStaffWorld([]);
  const { id: productId } = await add(world, { onHand: 7, lowStockAt: 5 });
  await add(world, { nameEn: "Comb", onHand: 100 });
  assertEquals(await idsOf(world, { isLow: true }), []);
  await asCustomer(world, "order_create", {
    items: [{ productId, quantity: 2 }],
  });
  const [low] = await shelf(world, { isLow: true });
  const { onHand, held, free, isLow } = low;
  assertEquals([onHand, held, free, isLow], [7, 2, 5, true]);
  const { body } = await world.owner.call("product_low_stock");
  assertEquals(body.items.length, 1);
});

Deno.test("what was counted meanwhile is never overwritten, and nothing of that sheet is saved", async () => {
  await using world = await openStaffWorld([]);
  const one = await add(world, { onHand: 5 });
  const two = await add(world, { onHand: 5 });
  const move = (reason: string, items: [string, number, number][]) =>
    world.owner.call("product_move_stock", {
      reason,
      note: "a box",
      items: items.map(([productId, expectedOnHand, onHand]) => ({
        productId,
        expectedOnHand,
        onHand,
      })),
    });
  assertEquals((await move("received", [[one.id, 5, 17]])).status, 200);
  const late = await move("counted", [[two.id, 5, 4], [one.id, 5, 6]]);
  assertEquals([late.status, late.body.code], [409, "stock_changed"]);
  assertEquals(late.body.details.items, [{ productId: one.id, onHand: 17 }]);
  const counts = (await shelf(world))
    .map(({ onHand }: { onHand: number }) => onHand);
  assertEquals(counts, [17, 5]);
  const wrong = await move("damaged", [[two.id, 5, 6]]);
  assertEquals(wrong.body.details, { field: "reason", reason: "wrong_way" });
  const twice = await move("counted", [[two.id, 5, 6], [two.id, 5, 7]]);
  assertEquals(twice.status, 400);
});

Deno.test("every change of the stock is told with its reason, also that of a hand-over", async () => {
  await using world = await openStaffWorld([]);
  const { id: productId } = await add(world, { onHand: 5 });
  const { body: { order } } = await asCustomer(world, "order_create", {
    items: [{ productId, quantity: 2 }],
  });
  await world.owner.call("order_take_payment", { orderId: order.id });
  await world.owner.call("order_hand_over", { orderId: order.id });
  await world.owner.call("product_set_stock", { productId, onHand: 9 });
  const { body } = await world.owner.call("product_movements", { productId });
  const moved = body.items.map((
    { reason, change, onHand }: Record<string, unknown>,
  ) => [reason, change, onHand]);
  assertEquals(
    moved.toSorted(),
    [["counted", 6, 9], ["handed_over", -2, 3], ["received", 5, 5]],
  );
  const [{ author }] = body.items;
  assertEquals(author, "owner@example.com");
});

Deno.test("a picture is served by its content's hash until another one takes its place", async () => {
  await using world = await openStaffWorld([]);
  const { id: productId } = await add(world);
  const set = (bytes: Uint8Array) =>
    world.owner.call("product_set_picture", {
      productId,
      picture: base64Of(bytes),
    });
  const { body } = await set(PICTURES.webp);
  const { imageUrl } = body.product;
  const { body: { product } } = await asCustomer(world, "product_get", {
    productId,
  });
  assertEquals(product.imageUrl, imageUrl);
  const get = (path: string) =>
    world.site.fetch(
      new Request(new URL(path, "http://localhost:8788")),
    );
  const answer = await get(imageUrl);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  assertEquals(imageUrl, `/pictures/${new Uint8Array(digest).toHex()}`);
  const header = (name: string) => answer.headers.get(name);
  assertEquals(
    [
      "Content-Type",
      "X-Content-Type-Options",
      "Content-Disposition",
      "Cache-Control",
    ].map(header),
    [
      "image/webp",
      "nosniff",
      "inline",
      "public, max-age=31536000, immutable",
    ],
  );
  assertEquals(
    header("Content-Security-Policy"),
    "default-src 'none'; sandbox; frame-ancestors 'none'",
  );
  await set(PICTURES.jpeg);
  assertEquals((await get(imageUrl)).status, 404);
  const { body: left } = await world.owner.call("product_remove_picture", {
    productId,
  });
  assertEquals(left.product.imageUrl, null);
  const rows = await world.site.database.owner`select from pictures`;
  assertEquals(rows.length, 0, "nothing is kept of what is not shown");
});

Deno.test("a picture that two products show stays for the other one", async () => {
  await using world = await openStaffWorld([]);
  const products = [await add(world), await add(world)];
  for (const { id: productId } of products) {
    const picture = base64Of(PICTURES.png);
    await world.owner.call("product_set_picture", { productId, picture });
  }
  const productId = products[0].id;
  await world.owner.call("product_remove_picture", { productId });
  const rows = await world.site.database.owner`select from pictures`;
  assertEquals(rows.length, 1);
});
