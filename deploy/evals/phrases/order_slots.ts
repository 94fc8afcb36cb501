import type { Random } from "../../../shared/random/random.ts";
import { tidy } from "./draft.ts";
import {
  fill,
  oneEach,
  type Said,
  slot,
  type WantedCard,
  type Words,
} from "./phrase.ts";
import type { Amount } from "./quantity_words.ts";

const ORDER = {
  ja: [
    "{items}注文して",
    "{items}注文したいです",
    "{items}ください",
    "{items}お願いします",
    "{items}購入したいのですが",
  ],
  en: [
    "order {items}",
    "I'd like to order {items}",
    "please order {items} for me",
    "I'd like to buy {items}",
    "could I order {items}?",
  ],
};

/** "AとB", "A, B and C". */
export function listed(items: readonly Words[]): Words {
  const [ja, en] = [items.map(({ ja }) => ja), items.map(({ en }) => en)];
  const last = en.pop();
  const before = en.length > 0 ? `${en.join(", ")} and ` : "";
  return { ja: ja.join("と"), en: `${before}${last}` };
}

export function sayOrder(random: Random, items: readonly Words[]): Words {
  const marked = listed(items.map(slot));
  return tidy(fill(oneEach(random, ORDER), { items: marked }));
}

export function orderCard(amounts: readonly Said<Amount>[]): WantedCard {
  const items = Object.fromEntries(
    amounts.map(({ value }) => [value.product.id, value.quantity]),
  );
  return { tool: "order_create", args: { items: { items } } };
}
