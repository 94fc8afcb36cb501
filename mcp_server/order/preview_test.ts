import { assertEquals } from "@std/assert";
import { describeOrder } from "./preview.ts";
import { NOON } from "./test_shop.ts";

const item = {
  productId: "prd_oil",
  name: { ja: "ヘアオイル", en: "Hair oil" },
  quantity: 1,
  unitPriceMinor: 3520,
  currency: "JPY",
};
const plan = {
  items: [item],
  totalMinor: 3520,
  currency: "JPY",
  holdMinutes: 45,
  taxes: new Map(),
};

Deno.test("a preview says for how long an order is held, and no moment, as the order is placed later", () => {
  const input = { items: [{ productId: "prd_oil", quantity: 1 }] };
  const lineIn = (locale: "ja" | "en") => {
    const reader = { locale, timeZone: "Asia/Tokyo", now: NOON };
    return describeOrder(reader, plan, input).details.at(-1);
  };
  assertEquals(lineIn("en"), {
    label: "Held for",
    value: "45 minutes from your order (cancelled if not paid by then)",
  });
  assertEquals(lineIn("ja"), {
    label: "お取り置き",
    value: "ご注文から45分（それまでにお支払いがなければ取り消されます）",
  });
});
