import type { Context } from "../context.ts";
import type { Product } from "../data.ts";
import type { ItemSlot } from "../reading/frame.ts";

/** 「一人1個ずつ」: how many for each, and not for how many. */
const PER_PERSON =
  /(?:一人|ひとり|1人)(?:に|につき|あたり|当たり)?[、 ]?.{0,8}[\d一二三四五ひふみ]|人分|ずつ|\beach\b|\bapiece\b|\b(?:per|for every) (?:person|head|kid|child)\b/i;

/**
 * "Order brushes", "a brush each": a product of which more than one is wanted, but
 * not how many.
 */
export function saidAsSeveral(
  { turn }: Context,
  items: readonly ItemSlot[],
  products: readonly Product[],
): Product | undefined {
  const text = turn.text.normalize("NFKC");
  const [one, another] = items;
  if (one && !another && PER_PERSON.test(text)) {
    return products.find(({ id }) => id === one.productId);
  }
  return products.find(({ id, name }) => {
    const word = /([a-z]*[a-rt-z])\W*$/i.exec(name.en)?.[1];
    return word !== undefined &&
      new RegExp(`\\b${word}e?s\\b`, "i").test(text) &&
      items.some(({ productId, quantity }) =>
        productId === id && quantity === undefined
      );
  });
}
