import type { Bilingual } from "../../shared/ui/locale.ts";
import type { FieldName } from "./reading/frame.ts";

/** Something with an id and a name in both languages. */
export interface Item {
  id: string;
  name: Bilingual;
}

/** A service, as `booking_services` returns it. */
export interface Service extends Item {
  description?: Bilingual;
  durationMinutes: number;
  priceMinor: number;
  currency: string;
  /** Until so long before its start a booking can be changed. */
  cancelUntilMinutes?: number;
  /** A booking is only requested until staff confirm it. */
  needsApproval?: boolean;
  /** The people who do it, where customers may choose. */
  stylists?: Item[];
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
  /** Its service's name when it was booked. */
  service?: Bilingual;
  status: string;
  stylist?: Item | null;
  priceMinor: number;
  currency: string;
  note?: string | null;
  cancelUntil?: string;
}

/** A product, as `product_list` returns it. */
export interface Product extends Item {
  description?: Bilingual;
  priceMinor: number;
  currency: string;
  stock: number;
}

/** An item of an order. */
export interface OrderItem {
  productId: string;
  name: Bilingual;
  quantity: number;
  unitPriceMinor: number;
}

/** An order, as the order operations return it. */
export interface Order {
  id: string;
  number: string;
  status: string;
  paymentStatus: string;
  fulfilmentStatus: string;
  items: OrderItem[];
  totalMinor: number;
  currency: string;
  /** Until then an unpaid order is held. */
  expiresAt: string | null;
}

/** A form, as `form_list` returns it. */
export interface Form {
  id: string;
  version: number;
  title: Bilingual;
}

/** A field of a form, as `form_get` returns it. */
export interface FormField extends FieldName {
  required: boolean;
  /** Asked only where that field has that answer. */
  showIf?: { field: string; is: string | boolean };
  /** The last day that a date takes, or the day on which it is handed in. */
  max?: number | string;
}

/** A form with its fields, as `form_get` returns it. */
export interface FormWithFields extends Form {
  fields: FormField[];
}

/** The business, as `business_info` returns it. */
export interface Business {
  name: Bilingual;
  address: Bilingual;
  phone: string;
  email: string;
  access: Bilingual;
  parking: Bilingual;
  hours: { weekday: number; opens: string; closes: string }[];
  closures: { from: string; to: string; reason: Bilingual }[];
  cancellation: Bilingual;
  payment: Bilingual;
}
