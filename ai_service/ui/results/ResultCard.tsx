import type { Locale } from "../../../shared/ui/locale.ts";
import type { ToolEvent } from "../../agent/turn.ts";
import { Bookings } from "./Bookings.tsx";
import { Business } from "./Business.tsx";
import { FormList } from "./FormList.tsx";
import { FormSheet } from "./FormSheet.tsx";
import { Orders } from "./Orders.tsx";
import { Products } from "./Products.tsx";
import { isNamedIn, rowsOf } from "./read_result.ts";
import { Services } from "./Services.tsx";
import { Slots } from "./Slots.tsx";

interface CardProps {
  result: unknown;
  /** The answer in words; the card shows what it names, if it names any. */
  words: string;
}

const CARDS: Readonly<
  Record<string, (props: CardProps) => preact.ComponentChild>
> = {
  booking_services: Services,
  booking_slots: Slots,
  booking_list: Bookings,
  booking_get: Bookings,
  product_list: Products,
  product_get: Products,
  order_list: Orders,
  order_get: Orders,
  form_list: FormList,
  form_get: FormSheet,
  business_info: Business,
};

/** Whether the answer of this tool has a card; a tool of another maker has none. */
export function hasCard({ name, status, result }: ToolEvent): boolean {
  return name in CARDS && status === "succeeded" && result !== undefined;
}

/** Lists of things with names, which an answer in words then names. */
const LISTS: Readonly<Record<string, string>> = {
  booking_services: "services",
  product_list: "items",
};

/**
 * What the person asked to see: the last thing found that the words are about.
 */
export function answerAmong(
  found: readonly ToolEvent[],
  words: string,
  locale: Locale,
): ToolEvent | undefined {
  const cards = found.filter(hasCard);
  return cards.findLast(({ name, result }) => {
    const key = LISTS[name];
    return key === undefined ||
      rowsOf(result, key).some((row) => isNamedIn(words, row, locale));
  }) ?? cards.at(-1);
}

/** The answer of a tool, as what it is. */
export function ResultCard(
  { tool: { name, result }, words }: {
    tool: ToolEvent;
    words: string;
  },
) {
  const Card = CARDS[name]!;
  return (
    <div class="result">
      <Card result={result} words={words} />
    </div>
  );
}
