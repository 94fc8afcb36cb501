import { assertEquals, assertStringIncludes } from "@std/assert";
import type { Product } from "../data.ts";
import { Salon } from "../test_salon.ts";

/** A shop with many products, of which the last ones are named. */
const PRODUCTS: Product[] = Array.from({ length: 120 }, (_, index) => {
  const name = index === 117
    ? { ja: "ひのきミラー", en: "Cypress Mirror" }
    : { ja: `品物${index}`, en: `Item no. ${index}` };
  return {
    id: `prd_${index}`,
    name,
    description: name,
    priceMinor: 1000,
    currency: "JPY",
    stock: 5,
  };
});
const MANY = { products: PRODUCTS, waits: true, withOrders: true } as const;

Deno.test("a product of the last page is ordered by its name", async () => {
  for (
    const [locale, text] of [
      ["ja", "ひのきミラーを2つ注文したい"],
      ["en", "Order two cypress mirrors"],
    ] as const
  ) {
    const salon = new Salon({ ...MANY, locale });
    await salon.say(text);
    assertEquals(salon.cards.map(({ name, args }) => [name, args["items"]]), [
      ["order_create", [{ productId: "prd_117", quantity: 2 }]],
    ]);
  }
});

Deno.test("a product of the last page is found by its name", async () => {
  const salon = new Salon({ ...MANY, locale: "ja" });
  const answer = await salon.say("ひのきミラーはいくらですか");
  assertStringIncludes(answer, "ひのきミラー");
});

Deno.test("the next message knows the products of all pages", async () => {
  const salon = new Salon({ ...MANY, locale: "en" });
  await salon.say("What products do you have?");
  await salon.say("a cypress mirror please");
  assertEquals(salon.cards.map(({ args }) => args["items"]), [
    [{ productId: "prd_117", quantity: 1 }],
  ]);
});
