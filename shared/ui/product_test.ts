import { assertEquals } from "@std/assert";
import { PRODUCT_NAME } from "./product.ts";
import { linesWith, readSources } from "./test_sources.ts";

/** Also 窓口, but only alone: in a sentence it is the word for a counter. */
const NAME = new RegExp(
  `${PRODUCT_NAME.en}|${PRODUCT_NAME.ja}|["'\`]\\s*窓口\\s*["'\`<]|realm="\\w`,
);

Deno.test("the product's name is written in one file", async () => {
  const sources = await readSources([".ts", ".tsx", ".css", ".svg"]);
  assertEquals(
    linesWith(sources, NAME).map((line) => line.split(":")[0]),
    ["shared/ui/product.ts"],
  );
});

Deno.test("the pattern finds the name, and nothing else", () => {
  const planted = [
    `title: "${PRODUCT_NAME.en}",`,
    `assistant: "${PRODUCT_NAME.ja}",`,
    `product: "窓口",`,
    `'Bearer realm="madoguchi"'`,
  ];
  const harmless = [
    `"madoguchi/scope"`,
    `home: "窓口へ戻る"`,
    `MADOGUCHI_HOME`,
  ];
  const text = [...planted, ...harmless].join("\n");
  assertEquals(
    linesWith([{ path: "a.ts", text }], NAME).length,
    planted.length,
  );
});
