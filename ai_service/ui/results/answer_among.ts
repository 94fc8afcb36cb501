import type { Locale } from "../../../shared/ui/locale.ts";
import type { ToolEvent } from "../../agent/turn.ts";
import { hasCard } from "./card_parts.ts";
import { isNamedIn, rowsOf } from "./read_result.ts";

/** Lists of things with names, which an answer in words then names. */
const LISTS: Readonly<Record<string, string>> = {
  booking_services: "services",
  product_list: "items",
  form_list: "items",
};

/**
 * What the person asked to see: the last thing found that the words are about.
 * Where several lists were searched and none is named, none was asked for.
 */
export function answerAmong(
  found: readonly ToolEvent[],
  words: string,
  locale: Locale,
): ToolEvent | undefined {
  const cards = found.filter(hasCard);
  const lists = new Set(cards.map(({ name }) => name));
  return cards.findLast(({ name, result }) => {
    const key = LISTS[name];
    return key === undefined ||
      rowsOf(result, key).some((row) => isNamedIn(words, row, locale));
  }) ?? (lists.size === 1 ? cards.at(-1) : undefined);
}
