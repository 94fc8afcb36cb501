import type { Random } from "../../../shared/random/random.ts";
import { bookCard, drawBookSlots, sayBook } from "./book_slots.ts";
import { type Draft, NO_CARD } from "./draft.ts";
import { ordinal } from "./number_words.ts";
import { fill, type Moment, type Words } from "./phrase.ts";

/** Sentences with a number that is no part of the booking. */
function besides(random: Random): Words {
  const n = 2 + random.below(8);
  return random.one([
    { ja: `予算は${n},000円です`, en: `my budget is ${n},000 yen` },
    { ja: `予算${n}千円くらいです`, en: `I can spend up to ${n}000 yen` },
    { ja: `${n}0歳です`, en: `I'm ${n}0 years old` },
    { ja: `${n}回目の利用です`, en: `this is my ${ordinal(n)} visit` },
    {
      ja: `${n}ヶ月ぶりです`,
      en: `it's been ${n} months since my last visit`,
    },
    {
      ja: `電話番号は090-1234-567${n}です`,
      en: `my phone number is 090-1234-567${n}`,
    },
    {
      ja: `駅から${n}分くらいのところに住んでいます`,
      en: `I live ${n} minutes from the station`,
    },
    { ja: "1人です", en: "it's just me, 1 person" },
  ]);
}

const PLACES = [
  { ja: "{all}。{besides}。", en: "{all}. {besides}." },
  { ja: "{besides}。{all}", en: "{besides}. {all}" },
];

const PEOPLE = [
  { ja: "{n}人で{all}", en: "for {n} people, {all}" },
  { ja: "{all}。{n}名です", en: "{all}. There are {n} of us." },
  { ja: "{all}。友人と{n}人で行きます", en: "{all} for {n} people" },
];

/** A booking beside a number of another kind; people cannot be booked. */
export function bookNumber(
  random: Random,
  now: Moment,
): Pick<Draft, "words" | "wish"> {
  const slots = drawBookSlots(random, now);
  const all = sayBook(random, slots);
  if (random.chance(0.25)) {
    const count = String(2 + random.below(3));
    const n = { ja: count, en: count };
    return { words: fill(random.one(PEOPLE), { all, n }), wish: NO_CARD };
  }
  const words = fill(random.one(PLACES), { all, besides: besides(random) });
  return { words, wish: { cards: [bookCard(slots)] } };
}
