import { formCards } from "../../results/card_parts.ts";
import { FORM_CARDS } from "../../results/form_cards.ts";

formCards.value = FORM_CARDS;

/** Brings the cards of forms with the page. */
export default function FormCards() {
  return null;
}
