import type { Random } from "../../../shared/random/random.ts";
import {
  type Draft,
  type Drawer,
  NO_CARD,
  NOTHING,
  type Trap,
} from "./draft.ts";
import { fill, oneEach, type Said, type Words } from "./phrase.ts";
import { orderPair } from "./order_pair.ts";
import { type Amount, drawAmount } from "./quantity_words.ts";
import { orderOtherwise } from "./order_other.ts";
import { orderCard, sayOrder } from "./order_slots.ts";

/** Products that are ordered. */
export const drawOrder: Drawer = (random, _, trap) => {
  const drawn = BY_TRAP[trap](random);
  return drawn && { job: "order", trap, ...drawn };
};

type Drawn = Pick<Draft, "words" | "wish" | "account"> | undefined;

const BY_TRAP: Record<Trap, (random: Random) => Drawn> = {
  plain: (random) =>
    random.chance(0.75) ? plainly(random) : orderOtherwise(random),
  negation: (random) =>
    random.chance(0.15) ? notAtAll(random) : orderPair(random, "negation"),
  correction: (random) => orderPair(random, "correction"),
  either: (random) => orderPair(random, "either"),
  reason: (random) => wrapped(random, REASONS),
  deadline: (random) => {
    const drawn = wrapped(random, DEADLINES);
    return { ...drawn, wish: { ...drawn.wish, mayAsk: true } };
  },
  impossible,
  number: (random) => wrapped(random, NUMBERS),
};

/** One to three products. */
function drawAmounts(random: Random): Said<Amount>[] {
  const amounts: Said<Amount>[] = [];
  const count = random.one([1, 1, 2, 2, 3]);
  while (amounts.length < count) {
    const not = amounts.map(({ value }) => value.product.id);
    amounts.push(drawAmount(random, not));
  }
  return amounts;
}

function plainly(random: Random) {
  const amounts = drawAmounts(random);
  const words = sayOrder(random, amounts.map(({ words }) => words));
  return { words, wish: { cards: [orderCard(amounts)] } };
}

const NOT_AT_ALL = {
  ja: ["{items}は注文しません", "{items}は注文しないで"],
  en: ["don't order {items}", "I don't want to order {items}"],
};

function notAtAll(random: Random): Drawn {
  const { words: items } = drawAmount(random);
  const words = fill(oneEach(random, NOT_AT_ALL), { items });
  return { words, wish: NOTHING };
}

const REASONS: readonly Words[] = [
  {
    ja: "来週から3日間旅行なので、{all}",
    en: "I'm travelling for 3 days next week, so {all}",
  },
  {
    ja: "もう2週間も切らしているので、{all}",
    en: "I ran out 2 weeks ago, so {all}",
  },
  {
    ja: "友達に勧められたので、{all}",
    en: "a friend recommended it, so {all}",
  },
];
const DEADLINES: readonly Words[] = [
  { ja: "{all}。金曜までに欲しいです", en: "{all}. I need it by Friday" },
  {
    ja: "12月20日までに必要なので、{all}",
    en: "I need it by December 20, so {all}",
  },
];
const NUMBERS: readonly Words[] = [
  { ja: "{all}。予算は2万円です", en: "{all}. My budget is 20000 yen" },
  { ja: "4人家族なので、{all}", en: "we are a family of 4, so {all}" },
  { ja: "娘は5歳です。{all}", en: "my daughter is 5 years old. {all}" },
  { ja: "300mLのですよね。{all}", en: "it's the 300 mL one, right? {all}" },
  {
    ja: "{all}。電話は090-1234-5678です",
    en: "{all}. My phone is 090-1234-5678",
  },
];

function wrapped(random: Random, wrappers: readonly Words[]) {
  const { words: all, wish } = plainly(random);
  return { words: fill(random.one(wrappers), { all }), wish };
}

/** More than there is, nothing, less than nothing, or what is sold out. */
function impossible(random: Random): Drawn {
  const { value: { product } } = drawAmount(random);
  const quantity = random.one([0, -1, 99, 500]);
  const isSoldOut = random.chance(0.3);
  const towel = {
    ja: "速乾ヘアタオルを2枚",
    en: "two quick-dry hair towels",
  };
  const amount = {
    ja: `${product.ja}を${quantity}${product.counter}`,
    en: `${quantity} ${product.many}`,
  };
  const words = sayOrder(random, [isSoldOut ? towel : amount]);
  return { words, wish: NO_CARD };
}
