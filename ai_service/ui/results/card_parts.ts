import type { ComponentChild } from "preact";
import type { ToolEvent } from "../../agent/turn.ts";
import { createPart, type Part } from "../client/part.ts";

interface CardProps {
  result: unknown;
  /** The answer in words; the card shows what it names, if it names any. */
  words: string;
}

/** The cards of answers, by the tool that gave the answer. */
export type Cards = Readonly<
  Record<string, (props: CardProps) => ComponentChild>
>;

export const shopCards = createPart(async () =>
  (await import("./shop_cards.ts")).SHOP_CARDS
);
export const ownCards = createPart(async () =>
  (await import("./own_cards.ts")).OWN_CARDS
);
export const formCards = createPart(async () =>
  (await import("./form_cards.ts")).FORM_CARDS
);

const PARTS: Readonly<Record<string, Part<Cards>>> = {
  booking_services: shopCards,
  booking_slots: shopCards,
  product_list: shopCards,
  product_get: shopCards,
  business_info: shopCards,
  booking_list: ownCards,
  booking_get: ownCards,
  order_list: ownCards,
  order_get: ownCards,
  form_list: formCards,
  form_get: formCards,
};

/** The part with the card of this tool; a tool of another maker has none. */
export function cardPartOf(tool: string): Part<Cards> | undefined {
  return PARTS[tool];
}

/** Whether the answer of this tool has a card. */
export function hasCard({ name, status, result }: ToolEvent): boolean {
  return name in PARTS && status === "succeeded" && result !== undefined;
}
