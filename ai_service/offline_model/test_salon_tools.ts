import { refuse, type ToolOutcome } from "../agent/tool_outcome.ts";
import type { ToolArguments } from "../agent/turn.ts";
import { toLocalIso } from "../../shared/time/time_zone.ts";
import type { Call } from "./call.ts";
import type { Booking, Business, Order, Product } from "./data.ts";
import {
  BUSINESS,
  FORMS,
  orderOf,
  PRODUCTS,
  SERVICES,
} from "./test_salon_data.ts";

const TIME_ZONE = "Asia/Tokyo";
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** What is stored in the salon when a test begins. */
export interface Stored {
  now: Date;
  bookings: readonly GivenBooking[];
  orders: readonly Order[];
  /** Starts that look open but are refused as taken. */
  taken: readonly string[];
  /** What the salon says of itself otherwise. */
  business?: Partial<Business> | undefined;
  products?: readonly Product[] | undefined;
}

/** A booking as tests give it. */
export interface GivenBooking {
  id: string;
  serviceId: string;
  start: string;
  stylistId?: string;
}

/**
 * Answers the tools' calls from memory: open from 10 to 19 on the hour, closed
 * on Tuesdays, 12:00 taken every day; the last order is always unpaid.
 */
export class SalonTools {
  readonly #stored: Stored;
  readonly #bookings: Booking[];
  readonly #orders: Order[];

  constructor(stored: Stored) {
    this.#stored = stored;
    this.#bookings = stored.bookings.map(bookingOf);
    this.#orders = [...stored.orders];
  }

  answer({ name, args }: Call): ToolOutcome {
    const tool = this.#tools[name];
    if (!tool) return refuse("unknown_tool", `No tool ${name}`);
    return tool(args);
  }

  #tools: Record<string, (args: ToolArguments) => ToolOutcome> = {
    business_info: () => ok({ ...BUSINESS, ...this.#stored.business }),
    booking_services: () => ok({ services: SERVICES }),
    booking_slots: (args) => ok({ slots: this.#slots(args) }),
    booking_list: ({ from }) =>
      ok({
        items: this.#bookings
          .filter(({ start }) => !from || start >= String(from))
          .toSorted((a, b) => a.start < b.start ? 1 : -1),
        nextCursor: null,
      }),
    booking_create: (args) => this.#create(args as unknown as GivenBooking),
    booking_update: (args) => this.#update(args),
    booking_delete: ({ bookingId }) => this.#cancel(String(bookingId)),
    product_list: (args) => ok(this.#products(args)),
    order_list: () => ok({ items: this.#orders, nextCursor: null }),
    order_create: (args) => this.#order(args),
    order_cancel: ({ orderId }) => this.#cancelOrder(String(orderId)),
    form_list: () =>
      ok({
        items: FORMS.map(({ fields: _, ...form }) => form),
        nextCursor: null,
      }),
    form_get: ({ formId }) =>
      ok({ form: FORMS.find(({ id }) => id === formId) }),
    form_submit: ({ formId, version }) =>
      ok({
        submission: {
          id: "sub_1",
          formId,
          version,
          submittedAt: toLocalIso(this.#stored.now, TIME_ZONE),
        },
      }),
  };

  #products({ query, limit, cursor }: ToolArguments) {
    const found = (this.#stored.products ?? PRODUCTS).filter(({ name }) =>
      !query || `${name.ja} ${name.en}`.includes(String(query))
    );
    const from = Number(cursor ?? 0);
    const to = from + Number(limit ?? found.length);
    return {
      items: found.slice(from, to),
      nextCursor: to < found.length ? String(to) : null,
    };
  }

  #slots({ from, to, serviceId, stylistId }: ToolArguments) {
    const found = SERVICES.find(({ id }) => id === serviceId);
    const able = found?.stylists?.some(({ id }) => id === stylistId);
    if (stylistId && !able) return [];
    const minutes = found?.durationMinutes ?? 60;
    const slots = [];
    for (
      let at = Date.parse(String(from));
      at < Date.parse(String(to));
      at += HOUR
    ) {
      const start = toLocalIso(new Date(at), TIME_ZONE);
      const hour = Number(start.slice(11, 13));
      const isTuesday = new Date(at + 9 * HOUR).getUTCDay() === 2;
      const isOpen = hour >= 10 && hour < 19 && hour !== 12 && !isTuesday;
      if (!isOpen || at <= this.#stored.now.getTime()) continue;
      slots.push({ start, end: after(start, minutes) });
    }
    return slots;
  }

  #create(given: GivenBooking): ToolOutcome {
    const { start, serviceId } = given;
    if (this.#stored.taken.includes(start)) {
      const from = after(start, 60);
      const nextSlots = this.#slots({ from, to: after(start, 240), serviceId });
      return refuse("slot_taken", "Taken", { nextSlots });
    }
    const id = `bkg_new_${this.#bookings.length + 1}`;
    const booking = bookingOf({ ...given, id });
    this.#bookings.push(booking);
    return ok({ booking });
  }

  #update({ bookingId, ...changes }: ToolArguments): ToolOutcome {
    const index = this.#bookings.findIndex(({ id }) => id === bookingId);
    const old = this.#bookings[index];
    if (!old) return refuse("not_found", "No such booking");
    const booking = { ...old, ...bookingOf({ ...old, ...changes }) };
    this.#bookings[index] = booking;
    return ok({ booking });
  }

  #cancel(bookingId: string): ToolOutcome {
    const booking = this.#bookings.find(({ id }) => id === bookingId);
    if (!booking) return refuse("not_found", "No such booking");
    booking.status = "cancelled";
    return ok({ booking });
  }

  #order({ items }: ToolArguments): ToolOutcome {
    const number = `A-${1001 + this.#orders.length}`;
    const order = orderOf(
      number,
      items as { productId: string; quantity: number }[],
    );
    this.#orders.unshift(order);
    return ok({ order });
  }

  #cancelOrder(orderId: string): ToolOutcome {
    const order = this.#orders.find(({ id }) => id === orderId);
    if (!order) return refuse("not_found", "No such order");
    order.status = "cancelled";
    return ok({ order });
  }
}

function ok(result: unknown): ToolOutcome {
  return { ok: true, result };
}

function bookingOf(given: GivenBooking): Booking {
  const { id, serviceId, start, stylistId } = given;
  const found = SERVICES.find((service) => service.id === serviceId);
  const stylist = found?.stylists?.find((one) => one.id === stylistId);
  return {
    id,
    serviceId,
    start,
    end: after(start, found?.durationMinutes ?? 60),
    status: "confirmed",
    stylist: stylist ?? null,
    priceMinor: found?.priceMinor ?? 0,
    currency: "JPY",
    note: null,
    cancelUntil: after(start, -(found?.cancelUntilMinutes ?? 0)),
  };
}

function after(start: string, minutes: number): string {
  return toLocalIso(
    new Date(Date.parse(start) + minutes * MINUTE),
    TIME_ZONE,
  );
}
