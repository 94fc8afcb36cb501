import { Business } from "./Business.tsx";
import type { Cards } from "./card_parts.ts";
import { Products } from "./Products.tsx";
import { Services } from "./Services.tsx";
import { Slots } from "./Slots.tsx";

/** What the shop is, offers and has time for. */
export const SHOP_CARDS: Cards = {
  booking_services: Services,
  booking_slots: Slots,
  product_list: Products,
  product_get: Products,
  business_info: Business,
};
