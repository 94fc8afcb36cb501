import type { Locale } from "../../shared/ui/locale.ts";

/** A service, as `booking_services` returns it. */
export interface Service {
  id: string;
  name: Record<Locale, string>;
  durationMinutes: number;
  priceMinor: number;
  currency: string;
}

/** An open time, as `booking_slots` returns it. */
export interface Slot {
  start: string;
  end: string;
}

/** A booking, as the booking operations return it. */
export interface Booking extends Slot {
  id: string;
  serviceId: string;
  status: string;
  priceMinor: number;
  currency: string;
}

/** A product, as `product_list` returns it. */
export interface Product {
  id: string;
  name: Record<Locale, string>;
  priceMinor: number;
  currency: string;
  stock: number;
}

/** An order, as `order_create` returns it. */
export interface Order {
  number: string;
  totalMinor: number;
  currency: string;
}
