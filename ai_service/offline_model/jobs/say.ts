import type { Context } from "../context.ts";
import type { Booking, Product, Service } from "../data.ts";
import type { Priced } from "../words/shop.ts";

/** A service in a list, with its price and how long it takes. */
export function pricedService(context: Context, service: Service): Priced {
  const { priceMinor, currency, durationMinutes } = service;
  return {
    name: context.name(service),
    price: context.format.money(priceMinor, currency),
    minutes: durationMinutes,
  };
}

/** A product in a list, with its price. */
export function pricedProduct(context: Context, product: Product): Priced {
  const { priceMinor, currency, stock } = product;
  return {
    name: context.name(product),
    price: context.format.money(priceMinor, currency),
    stock,
    ...(stock === 0 && { isSoldOut: true }),
  };
}

/** A booking in a few words. */
export function lineOf(
  context: Context,
  booking: Booking,
  services: readonly Service[],
): string {
  const { words, format } = context;
  const name = booking.service ??
    services.find(({ id }) => id === booking.serviceId)?.name;
  const line = words.booking.line(
    name ? context.name({ name }) : "",
    format.moment(new Date(booking.start)),
  );
  const full = booking.stylist
    ? words.booking.withStylist(line, context.name(booking.stylist))
    : line;
  return booking.status === "requested" ? full + words.change.requested : full;
}

/** The same, with its end and its price. */
export function fullLineOf(
  context: Context,
  booking: Booking,
  services: readonly Service[],
): string {
  const { words, format } = context;
  return words.booking.inFull(
    lineOf(context, booking, services),
    format.time(new Date(booking.end)),
    format.money(booking.priceMinor, booking.currency),
  );
}
