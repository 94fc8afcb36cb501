import type { Random } from "../../../shared/random/random.ts";
import { type Draft, NO_CARD } from "./draft.ts";
import { sayOrder } from "./order_slots.ts";
import { fill, oneEach, type OwnOrder } from "./phrase.ts";
import { PRODUCT_WORDS } from "./thing_words.ts";

const NO_ORDERS = { bookings: [], orders: [] };
const CANCEL = {
  ja: ["注文をキャンセルして", "注文を取り消したいです"],
  en: ["cancel my order", "I want to cancel my order"],
};

/** Orders without a quantity, of an unclear product, or cancelled. */
export function orderOtherwise(
  random: Random,
): Pick<Draft, "words" | "wish" | "account"> {
  return random.one([withoutQuantity, unclear, cancelled])(random);
}

/** One is meant, or may be asked for. */
function withoutQuantity(random: Random) {
  const { id, ja, one } = random.one(PRODUCT_WORDS);
  const words = sayOrder(random, [{ ja: `${ja}を`, en: `the ${one}` }]);
  const args = { items: { items: { [id]: 1 } } };
  const cards = [{ tool: "order_create", args }];
  return { words, wish: { cards, mayAsk: true } };
}

/** There are two shampoos. */
function unclear(random: Random) {
  const n = 1 + random.below(4);
  const words = sayOrder(random, [{
    ja: `シャンプーを${n}本`,
    en: n === 1 ? "a shampoo" : `${n} bottles of shampoo`,
  }]);
  return { words, wish: NO_CARD };
}

/** Of several orders, it is not said which. */
function cancelled(random: Random) {
  const orders = Array.from(
    { length: random.below(3) },
    (_, index): OwnOrder => ({
      id: `ord_${1000 + index}`,
      items: { [random.one(PRODUCT_WORDS).id]: 1 + random.below(3) },
    }),
  );
  const [order] = orders;
  const isClear = orders.length === 1 && order;
  const args = { orderId: order?.id ?? "" };
  return {
    words: fill(oneEach(random, CANCEL), {}),
    account: { ...NO_ORDERS, orders },
    wish: isClear ? { cards: [{ tool: "order_cancel", args }] } : NO_CARD,
  };
}
