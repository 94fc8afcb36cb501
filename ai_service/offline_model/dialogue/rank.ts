import type { Context } from "../context.ts";
import type { Service } from "../data.ts";
import { knownProducts } from "../reads/shop.ts";

const BY_VALUE: ReadonlySet<string> = new Set(
  ["cheapest", "cheaper", "dearest", "shortest", "longest"],
);

/** The first or last of some times; none for another order. */
export function byTime(
  ids: readonly string[],
  order: string,
): readonly string[] {
  const sorted = ids.toSorted((a, b) => Date.parse(a) - Date.parse(b));
  if (order === "earliest" || order === "earlier") return sorted.slice(0, 1);
  return order === "latest" || order === "later" ? sorted.slice(-1) : [];
}

/** Whether it compares prices or durations. */
export function isByValue(order: string): boolean {
  return BY_VALUE.has(order);
}

/**
 * What comes first by price or duration: several where they are alike.
 * "Cheaper" is the next one below what is under way.
 */
export function byValue(
  context: Context,
  ids: readonly string[],
  order: string,
): readonly string[] {
  if (!isByValue(order)) return [];
  const sign = order === "dearest" || order === "longest" ? -1 : 1;
  const isTime = order === "shortest" || order === "longest";
  const things = priced(context).filter(({ id }) => ids.includes(id))
    .map(({ id, priceMinor, durationMinutes = 0 }) => ({
      id,
      value: sign * (isTime ? durationMinutes : priceMinor),
    }))
    .sort((a, b) => a.value - b.value);
  const current = things.find(({ id }) => isUnderWay(context, id));
  if (order !== "cheaper" || !current) return firstOf(things);
  return firstOf(
    things.filter(({ value }) => value < current.value).reverse(),
  );
}

/** All that cost less than what is under way; none where nothing is. */
export function cheaperThanUnderWay(
  context: Context,
  ids: readonly string[],
): string[] {
  const things = priced(context).filter(({ id }) => ids.includes(id));
  const current = things.find(({ id }) => isUnderWay(context, id));
  return things.filter(({ priceMinor }) =>
    current && priceMinor < current.priceMinor
  ).map(({ id }) => id);
}

function firstOf(
  things: readonly { id: string; value: number }[],
): readonly string[] {
  return things.filter(({ value }) => value === things[0]?.value)
    .map(({ id }) => id);
}

function isUnderWay({ state: { job } }: Context, id: string): boolean {
  const { services = [], items = [] } = job?.slots ?? {};
  return services.includes(id) ||
    items.some(({ productId }) => productId === id);
}

interface Thing {
  id: string;
  priceMinor: number;
  durationMinutes?: number;
}

function priced(context: Context): Thing[] {
  const services = context.newest("booking_services") as
    | { services?: Service[] }
    | undefined;
  return [...services?.services ?? [], ...knownProducts(context) ?? []];
}
