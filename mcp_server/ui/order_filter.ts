import { addDays, atLocalTime } from "../../shared/time/time_zone.ts";
import { FULFILMENTS, ORDER_STATUSES, PAYMENTS } from "./records/order.ts";
import { hrefOf, parameter } from "./query.ts";

/** Which orders the page shows; it travels in the address. */
export interface OrderFilter {
  status?: typeof ORDER_STATUSES[number] | undefined;
  payment?: typeof PAYMENTS[number] | undefined;
  fulfilment?: typeof FULFILMENTS[number] | undefined;
  customer?: string | undefined;
  /** `YYYY-MM-DD`. */
  day?: string | undefined;
}

/** Reads the filter; an unknown word counts as none, so old links still open. */
export function readOrderFilter(url: URL): OrderFilter {
  const one = <Name extends string>(name: string, options: readonly Name[]) =>
    options.find((option) => option === url.searchParams.get(name));
  const day = parameter(url, "day");
  return {
    status: one("status", ORDER_STATUSES),
    payment: one("payment", PAYMENTS),
    fulfilment: one("fulfilment", FULFILMENTS),
    customer: parameter(url, "customer")?.slice(0, 64),
    day: day && isDay(day) ? day : undefined,
  };
}

/** The address of a page of orders under that filter. */
export function ordersHref(
  filter: OrderFilter,
  { path = "/admin/orders", cursor }: { path?: string; cursor?: string } = {},
): string {
  return hrefOf(path, { ...filter, cursor });
}

/** The filter as the operations take it; a day is the business's. */
export function argumentsOf(
  { status, payment, fulfilment, customer, day }: OrderFilter,
  timeZone: string,
): Record<string, string | undefined> {
  const midnight = (date: string) =>
    new Date(atLocalTime(date, 0, timeZone)).toISOString();
  return {
    status,
    paymentStatus: payment,
    fulfilmentStatus: fulfilment,
    customerId: customer,
    ...(day && { from: midnight(day), to: midnight(addDays(day, 1)) }),
  };
}

function isDay(text: string): boolean {
  const isWritten = /^2[01]\d\d-\d\d-\d\d$/.test(text);
  const time = Date.parse(text);
  return isWritten && !Number.isNaN(time) &&
    new Date(time).toISOString().startsWith(text);
}
