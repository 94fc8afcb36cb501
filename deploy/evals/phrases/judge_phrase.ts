import { asks, claimsDone, saysCannot } from "../answer_text.ts";
import type { Call, Reaction } from "./ask_offline.ts";
import type { Phrase, Wanted, WantedCard, Wish } from "./phrase.ts";

/**
 * `right`: all that was wished for and nothing else. `honest`: too little, and
 * nothing that was not asked for. `wrong`: a card that was not asked for.
 */
export type Verdict = "right" | "honest" | "wrong";

/** Arguments that decide what is done, other than the words of a note. */
const MEANING = [
  "serviceId",
  "start",
  "stylistId",
  "items",
  "bookingId",
  "orderId",
  "formId",
  "answers",
];

/** Whether a reaction is what a phrase has to lead to. */
export function judgePhrase(
  { wish }: Phrase,
  { cards, reads, text }: Reaction,
): Verdict {
  if (claimsDone(text)) return "wrong";
  if (!cards.every((card) => isWanted(card, wish.cards))) return "wrong";
  if (cards.length > 0) return isComplete(cards, wish) ? "right" : "honest";
  if (wish.cards.length > 0 && !wish.mayAsk) return "honest";
  if (wish.reads) {
    return wish.reads.some((tool) => reads.includes(tool)) ? "right" : "honest";
  }
  if (text.trim() === "") return "honest";
  return wish.isQuiet || asks(text) || saysCannot(text) ? "right" : "honest";
}

function isComplete(cards: readonly Call[], wish: Wish): boolean {
  return cards.length === wish.cards.length &&
    wish.cards.every((wanted) => cards.some((card) => fits(card, wanted)));
}

function isWanted(card: Call, wanted: readonly WantedCard[]): boolean {
  return wanted.some((one) => fits(card, one));
}

/** Whether a card is this one: all arguments of meaning, and no others. */
function fits({ tool, args }: Call, wanted: WantedCard): boolean {
  return tool === wanted.tool && MEANING.every((name) => {
    const value = args[name] ?? undefined;
    const expected = wanted.args[name];
    return expected === undefined
      ? value === undefined
      : isValue(value, expected);
  });
}

function isValue(value: unknown, wanted: Wanted): boolean {
  if (typeof wanted !== "object") return isSame(value, wanted);
  if ("items" in wanted) return hasItems(value, wanted.items);
  const at = Date.parse(String(value));
  return at >= Date.parse(wanted.from) && at < Date.parse(wanted.before);
}

function isSame(value: unknown, wanted: string | number): boolean {
  const instant = Date.parse(String(wanted));
  return value === wanted ||
    /^\d{4}-/.test(String(wanted)) && Date.parse(String(value)) === instant;
}

function hasItems(
  value: unknown,
  wanted: Readonly<Record<string, number>>,
): boolean {
  if (!Array.isArray(value)) return false;
  const counts: Record<string, number> = {};
  for (const { productId, quantity } of value) {
    counts[productId] = (counts[productId] ?? 0) + quantity;
  }
  const names = Object.keys(wanted);
  return names.length === Object.keys(counts).length &&
    names.every((name) => counts[name] === wanted[name]);
}
