import { assertEquals } from "@std/assert";
import { base64Of, PICTURES } from "../picture/test_pictures.ts";
import { untilWaiting } from "../storage/test_waiting.ts";
import { openStaffWorld, type StaffWorld } from "../surfaces/test_staff.ts";
import { addProduct } from "./test_products.ts";

/** Adds products of these ids, which lie in the table in this order. */
async function addAll({ site }: StaffWorld, ids: readonly string[]) {
  for (const [position, id] of ids.entries()) {
    await addProduct(site.database.owner, id);
    await site.database.owner`
      update products set position = ${position} where id = ${id}`;
  }
}

Deno.test("a picture that another product takes just when it is removed from one stays", async () => {
  await using world = await openStaffWorld([]);
  await addAll(world, ["prd_a", "prd_b"]);
  const { owner } = world.site.database;
  const { body } = await world.owner.call("product_set_picture", {
    productId: "prd_a",
    picture: base64Of(PICTURES.png),
  });
  const { imageUrl } = body.product;
  const removed: ReturnType<typeof world.owner.call>[] = [];
  await owner.begin(async (sql) => {
    await sql`update pictures set created_at = now()`;
    await sql`
      update products set image_url = ${imageUrl} where id = 'prd_b'`;
    removed.push(world.owner.call("product_remove_picture", {
      productId: "prd_a",
    }));
    await untilWaiting(owner, 1);
  });
  assertEquals((await removed[0])?.status, 200);
  const rows = await owner`select from pictures`;
  assertEquals(rows.length, 1);
});

Deno.test("two products swap their pictures at once, however often, and both staff are answered", async () => {
  await using world = await openStaffWorld([], {}, {
    rateLimit: { perMinute: 100_000, burst: 100_000 },
  });
  await addAll(world, ["prd_a", "prd_b"]);
  const pictures = [PICTURES.png, PICTURES.webp].map(base64Of);
  const give = (productId: string, picture: number) =>
    world.owner.call("product_set_picture", {
      productId,
      picture: pictures[picture % 2],
    });
  await Promise.all([give("prd_a", 0), give("prd_b", 1)]);
  const failed: number[] = [];
  for (let round = 1; round <= 60; round++) {
    const answers = await Promise.all([
      give("prd_a", round),
      give("prd_b", round + 1),
    ]);
    const isSwapped = answers.every(({ status }) => status === 200) &&
      answers[0]?.body.product.imageUrl !== answers[1]?.body.product.imageUrl;
    if (!isSwapped) failed.push(round);
  }
  assertEquals(failed, []);
  const rows = await world.site.database.owner`select from pictures`;
  assertEquals(rows.length, 2);
});

Deno.test("products are sorted by locking them by id, as other writes do", async () => {
  await using world = await openStaffWorld([]);
  await addAll(world, ["prd_b", "prd_a"]);
  const { owner } = world.site.database;
  const sorted: ReturnType<typeof world.owner.call>[] = [];
  await owner.begin(async (sql) => {
    await sql`select from products where id = 'prd_a' for update`;
    sorted.push(world.owner.call("product_sort", {
      productIds: ["prd_a", "prd_b"],
    }));
    await untilWaiting(owner, 1);
    await sql`select from products where id = 'prd_b' for update nowait`;
  });
  assertEquals((await sorted[0])?.status, 200);
  const rows = await owner<{ id: string }[]>`
    select id from products order by position`;
  assertEquals(rows.map(({ id }) => id), ["prd_a", "prd_b"]);
});
