import { ownCards } from "../../results/card_parts.ts";
import { OWN_CARDS } from "../../results/own_cards.ts";

ownCards.value = OWN_CARDS;

/** Brings the cards of what the person has booked and ordered with the page. */
export default function OwnCards() {
  return null;
}
