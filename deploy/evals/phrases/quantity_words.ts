import type { Random } from "../../../shared/random/random.ts";
import { english, kanji, tsu } from "./number_words.ts";
import type { Said, Words } from "./phrase.ts";
import { PRODUCT_WORDS, type ProductWords } from "./thing_words.ts";

/** A product and how many of it. */
export interface Amount {
  product: ProductWords;
  quantity: number;
}

/** A product with a quantity that is in stock. */
export function drawAmount(
  random: Random,
  not: readonly string[] = [],
): Said<Amount> {
  const products = PRODUCT_WORDS.filter(({ id }) => !not.includes(id));
  const product = random.one(products);
  const quantity = random.chance(0.85) ? 1 + random.below(5) : 5;
  return {
    value: { product, quantity },
    words: sayAmount(random, product, quantity),
  };
}

/** "モイストシャンプーを2本", "two bottles of moist shampoo". */
export function sayAmount(
  random: Random,
  product: ProductWords,
  quantity: number,
): Words {
  return {
    ja: random.one([
      `${product.ja}を${countJa(random, product, quantity)}`,
      `${product.ja}${countJa(random, product, quantity)}`,
    ]),
    en: random.one(countEn(product, quantity)),
  };
}

/** "2本", "三個", "ふたつ": a quantity alone. */
export function countJa(
  random: Random,
  { counter }: ProductWords,
  quantity: number,
): string {
  const numerals = [String(quantity), kanji(quantity)];
  return random.one([
    ...numerals.map((numeral) => numeral + counter),
    ...(quantity <= 5 ? [tsu(quantity), `${quantity}つ`] : []),
  ]);
}

function countEn(
  { one, many, bottle }: ProductWords,
  quantity: number,
): string[] {
  const numerals = [String(quantity), english(quantity)];
  if (quantity === 1) {
    return [
      `a ${one}`,
      `one ${one}`,
      ...(bottle ? [`a bottle of ${one}`] : []),
    ];
  }
  return [
    ...numerals.map((numeral) => `${numeral} ${many}`),
    `${quantity} x ${one}`,
    ...(bottle ? numerals.map((n) => `${n} bottles of ${one}`) : []),
    ...(quantity === 2 ? [`a couple of ${many}`] : []),
  ];
}
