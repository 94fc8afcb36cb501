import { assertEquals, assertStringIncludes } from "@std/assert";
import { PRODUCTS } from "../test_salon_data.ts";
import { Salon } from "../test_salon.ts";

const [MOIST, VOLUME, OIL] = PRODUCTS;
const BRUSH = {
  ...OIL!,
  id: "prd_brush",
  name: { ja: "頭皮ブラシ", en: "Scalp Brush" },
  priceMinor: 1430,
};
const WAX = {
  ...OIL!,
  id: "prd_wax",
  name: { ja: "ナチュラルワックス", en: "Natural Wax" },
  priceMinor: 2200,
};
const products = [MOIST!, { ...VOLUME!, stock: 9 }, OIL!, BRUSH, WAX];

async function cardsAfter(...texts: readonly string[]) {
  const salon = new Salon({ waits: true, withOrders: true, products });
  for (const text of texts) await salon.say(text);
  return salon.cards.map(({ args }) => args["items"]);
}

const WAX_2 = [{ productId: "prd_wax", quantity: 2 }];

Deno.test("the cheaper one is of those that were asked about, not of all there are", async () => {
  assertEquals(
    await cardsAfter("ワックスいくら", "椿オイルは？", "安い方2本"),
    [WAX_2],
  );
  assertEquals(
    await cardsAfter(
      "how much is the wax?",
      "and the hair oil?",
      "the cheaper one then, 2 of them",
    ),
    [WAX_2],
  );
});

Deno.test("the cheaper one of a single thing is asked about", async () => {
  assertEquals(await cardsAfter("ワックスいくら", "安い方2本"), []);
});

Deno.test("the first one and another name are both ordered", async () => {
  const both = [
    { productId: "prd_moist", quantity: 1 },
    { productId: "prd_oil", quantity: 1 },
  ];
  assertEquals(
    await cardsAfter("シャンプーなにがある？", "最初のと椿オイルください"),
    [both],
  );
  assertEquals(
    await cardsAfter("what shampoos do you have", "the first one, and the oil"),
    [both],
  );
});

Deno.test("what is dropped is left out of the order that waits", async () => {
  const brush = [{ productId: "prd_brush", quantity: 1 }];
  const order = "I'd like a brush and a wax";
  assertEquals(await cardsAfter(order, "drop the wax"), [brush]);
});

Deno.test("of two services that are compared, both prices are told, and no other", async () => {
  for (
    const [text, told, other] of [
      ["whats cheaper, the color or the head spa", "Hair color", "Haircut"],
      ["which is cheaper, the head spa or the color?", "Hair color", "Haircut"],
      ["カラーかヘッドスパ、安いのはどっち", "カラー", "カット"],
      ["カラーとヘッドスパどっちが安い?", "カラー", "カット"],
    ] as const
  ) {
    const salon = new Salon({ locale: /[a-z]{3}/.test(text) ? "en" : "ja" });
    const answer = await salon.say(text);
    assertStringIncludes(answer, told);
    assertStringIncludes(answer, "6,600");
    assertEquals([text, answer.includes(other)], [text, false]);
  }
});

Deno.test("a cut and a color that are compared are no cut and color in one", async () => {
  const answer = await new Salon().say("カットとカラーどっちが安い?");
  assertStringIncludes(answer, "5,500");
  assertStringIncludes(answer, "8,800");
  assertEquals(answer.includes("13,200"), false);
});
