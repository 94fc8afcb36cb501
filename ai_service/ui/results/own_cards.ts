import { Bookings } from "./Bookings.tsx";
import type { Cards } from "./card_parts.ts";
import { Orders } from "./Orders.tsx";

/** What the person has booked and ordered. */
export const OWN_CARDS: Cards = {
  booking_list: Bookings,
  booking_get: Bookings,
  order_list: Orders,
  order_get: Orders,
};
