import { shopCards } from "../../results/card_parts.ts";
import { SHOP_CARDS } from "../../results/shop_cards.ts";

shopCards.value = SHOP_CARDS;

/** Brings the cards of what the shop offers with the page. */
export default function ShopCards() {
  return null;
}
