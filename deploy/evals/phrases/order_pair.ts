import type { Random } from "../../../shared/random/random.ts";
import { type Draft, NO_CARD } from "./draft.ts";
import { orderCard, sayOrder } from "./order_slots.ts";
import type { Said, Words } from "./phrase.ts";
import { type Amount, drawAmount, sayAmount } from "./quantity_words.ts";
import { afterthought, pair, type PairTrap } from "./trap.ts";

/** An order with two products or two quantities in one place. */
export function orderPair(
  random: Random,
  trap: PairTrap,
): Pick<Draft, "words" | "wish"> {
  const yes = drawAmount(random);
  const { product, quantity } = yes.value;
  const no = random.chance(0.5)
    ? drawAmount(random, [product.id]).words
    : sayAmount(random, product, quantity === 1 ? 3 : quantity - 1);
  const wish = trap === "either" ? NO_CARD : { cards: [orderCard([yes])] };
  if (trap === "correction" && random.chance(0.3)) {
    const all = sayOrder(random, [no]);
    return { words: afterthought(random, all, yes.words), wish };
  }
  return { words: sayOrder(random, [both(random, trap, { yes, no })]), wish };
}

function both(
  random: Random,
  trap: PairTrap,
  { yes, no }: { yes: Said<Amount>; no: Words },
): Words {
  return pair(random, trap, { yes: yes.words, no });
}
