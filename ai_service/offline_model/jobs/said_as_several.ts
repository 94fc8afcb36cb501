import type { Context } from "../context.ts";
import type { Product } from "../data.ts";
import type { ItemSlot } from "../reading/frame.ts";

/** "Order brushes": a product of which more than one is wanted, but not how many. */
export function saidAsSeveral(
  { turn }: Context,
  items: readonly ItemSlot[],
  products: readonly Product[],
): Product | undefined {
  const text = turn.text.normalize("NFKC");
  return products.find(({ id, name }) => {
    const word = /([a-z]*[a-rt-z])\W*$/i.exec(name.en)?.[1];
    return word !== undefined &&
      new RegExp(`\\b${word}e?s\\b`, "i").test(text) &&
      items.some(({ productId, quantity }) =>
        productId === id && quantity === undefined
      );
  });
}
