import { addProduct } from "./test_products.ts";
import { assertEquals, assertRejects } from "@std/assert";
import { ApiError } from "../../shared/http/errors.ts";
import { operationName } from "../operation/operation.ts";
import type { Actor } from "../storage/actor.ts";
import { testStaff, testUser } from "../storage/test_actors.ts";
import {
  createTestDatabase,
  type TestDatabase,
} from "../storage/test_database.ts";
import { insertRows } from "../storage/insert_rows.ts";
import { inTransaction } from "../storage/transaction.ts";
import { productOperations } from "./operations.ts";

interface Page {
  items: { id: string }[];
  nextCursor: string | null;
}

/** A shop with five products, of which one is no longer on sale. */
async function openShop(): Promise<TestDatabase> {
  const database = await createTestDatabase();
  const names = [
    ["prd_1", "モイストシャンプー", "Moist Shampoo"],
    ["prd_2", "ボリュームシャンプー", "Volume Shampoo"],
    ["prd_3", "つげ櫛 100%", "Boxwood Comb"],
    ["prd_4", "タオル", "Towel"],
    ["prd_5", "古いシャンプー", "Old Shampoo"],
  ];
  const rows = names.map(([id, name_ja, name_en], position) => ({
    id: id!,
    name_ja: name_ja!,
    name_en: name_en!,
    description_ja: "説明",
    description_en: "Description",
    price_minor: 2640,
    currency: "JPY",
    stock: 3,
    image_url: "/products/one.svg",
    active: id !== "prd_5",
    position,
  }));
  await inTransaction(
    database.sql,
    testStaff,
    (tx) => insertRows(tx, "products", rows),
  );
  return database;
}

async function call(
  { sql }: TestDatabase,
  name: string,
  input: unknown,
  actor: Actor = testUser("hanako"),
) {
  const operation = productOperations
    .find((operation) => operationName(operation) === name)!;
  const context = {
    actor,
    now: new Date("2030-01-01T00:00:00Z"),
    newId: (prefix: string) => prefix + crypto.randomUUID(),
    timeZone: "Asia/Tokyo",
    requestId: "test",
    noteBefore: () => {},
  };
  const parsed = operation.input.parse(input);
  const result = await inTransaction(
    sql,
    actor,
    (tx) => operation.run({ sql: tx, ...context }, parsed),
    { readOnly: true },
  );
  return operation.output.parse(result);
}

async function list(shop: TestDatabase, input: Record<string, unknown>) {
  const page = await call(shop, "product_list", input) as unknown as Page;
  return page.items.map((item) => item.id);
}

Deno.test("products on sale are found by a part of either name", async () => {
  await using shop = await openShop();
  assertEquals(await list(shop, {}), ["prd_1", "prd_2", "prd_3", "prd_4"]);
  assertEquals(await list(shop, { query: "シャンプー" }), ["prd_1", "prd_2"]);
  assertEquals(await list(shop, { query: " shampoo " }), ["prd_1", "prd_2"]);
  assertEquals(await list(shop, { query: "櫛" }), ["prd_3"]);
  assertEquals(await list(shop, { query: "bicycle" }), []);
});

Deno.test("products are found whatever width, case, kana and spaces a search is written with", async () => {
  await using shop = await createTestDatabase();
  const name = { ja: "モイストシャンプー", en: "Moist Shampoo" };
  await addProduct(shop.owner, "prd_moist", { name });
  await addProduct(shop.owner, "prd_oil", {
    name: { ja: "椿ヘアオイル", en: "Camellia Hair Oil" },
  });
  await shop.owner`update products set description_en = 'For dry hair, 300 mL.'
    where id = 'prd_moist'`;
  const queries = [
    ...[
      "ｼｬﾝﾌﾟｰ",
      "しゃんぷー",
      "ｓｈａｍｐｏｏ",
      "SHAMPOO",
      "モイスト シャンプー",
    ],
    ...["もいすと　しゃんぷー", "shampoo moist", "moisture shampoo", "300 mL"],
    ...["300mL", "moistshampoo", "シャンプー 300"],
  ];
  for (const query of queries) {
    const { items } = await call(shop, "product_list", { query });
    const ids = (items as { id: string }[]).map(({ id }) => id);
    assertEquals(ids, ["prd_moist"], query);
  }
  for (const query of ["moist oil", "シャンプ椿", "shampoos oil"]) {
    const { items } = await call(shop, "product_list", { query });
    assertEquals(items, [], query);
  }
});

Deno.test("signs that mean something to a pattern are looked for as they are", async () => {
  await using shop = await openShop();
  assertEquals(await list(shop, { query: "%" }), ["prd_3"]);
  assertEquals(await list(shop, { query: "_" }), []);
  assertEquals(await list(shop, { query: "\\" }), []);
  assertEquals(await list(shop, { query: "' or 1=1 --" }), []);
});

Deno.test("products come page by page, each once, and a cursor is its owner's", async () => {
  await using shop = await openShop();
  const first = await call(shop, "product_list", {
    limit: 3,
  }) as unknown as Page;
  assertEquals(first.items.map((item) => item.id), ["prd_1", "prd_2", "prd_3"]);
  const { nextCursor: cursor } = first;
  const second = await call(shop, "product_list", { limit: 3, cursor });
  assertEquals((second as unknown as Page).nextCursor, null);
  assertEquals(await list(shop, { limit: 3, cursor }), ["prd_4"]);
  const error = await assertRejects(
    () => call(shop, "product_list", { cursor }, testUser("ken")),
    ApiError,
  );
  assertEquals(error.details, { field: "cursor" });
});

Deno.test("one product is shown whole, one off sale is not found", async () => {
  await using shop = await openShop();
  assertEquals(await call(shop, "product_get", { productId: "prd_1" }), {
    product: {
      id: "prd_1",
      name: { ja: "モイストシャンプー", en: "Moist Shampoo" },
      description: { ja: "説明", en: "Description" },
      priceMinor: 2640,
      currency: "JPY",
      stock: 3,
      imageUrl: "/products/one.svg",
    },
  });
  for (const productId of ["prd_5", "prd_0", "' or 1=1 --"]) {
    const error = await assertRejects(
      () => call(shop, "product_get", { productId }),
      ApiError,
    );
    assertEquals(error.status, 404);
  }
});
