import type { BookingReport } from "../../booking/report/operation.ts";
import type { Bilingual } from "../../../shared/ui/locale.ts";
import { bookingReport } from "../../booking/report/operation.ts";
import { readIfAny } from "../desk/read_if_any.ts";
import type { AdminContext } from "../state.ts";

/** What was paid for one thing in one month. */
export interface Sold {
  id: string;
  name: Bilingual;
  month: string;
  currency: string;
  count: number;
  minor: number;
}

/** What `order_report` answers. */
export interface OrderReport {
  months: readonly {
    month: string;
    currency: string;
    orders: number;
    minor: number;
    refundedMinor: number;
  }[];
  products: readonly Sold[];
}

/** All that the page is about; without products, nothing was sold. */
export interface Report extends BookingReport {
  orders: OrderReport;
}

export async function loadReport(
  staff: AdminContext,
  url: URL,
): Promise<Report> {
  const month = url.searchParams.get("month") || undefined;
  const [bookings, orders] = await Promise.all([
    staff.call<BookingReport>(bookingReport, { month }),
    readIfAny<OrderReport>(staff, "order_report", { month }),
  ]);
  return { ...bookings, orders: orders ?? { months: [], products: [] } };
}

/** A line of the table by month; money in one currency. */
export interface ReportLine {
  month: string;
  currency: string;
  /** Counts of people and bookings stand in the first line of a month only. */
  counts: Omit<BookingReport["months"][number], "month" | "sales"> | null;
  serviceMinor: number;
  productMinor: number;
  refundedMinor: number;
}

/** The lines of the table, the latest month first; a month without money has one. */
export function reportLines(
  { months, orders }: Report,
  currency: string,
): ReportLine[] {
  return months.toReversed().flatMap(({ month, sales, ...counts }) => {
    const sold = orders.months.filter((row) => row.month === month);
    const currencies = [
      ...new Set([...sales, ...sold].map((each) => each.currency)),
    ].toSorted();
    if (currencies.length === 0) currencies.push(currency);
    return currencies.map((currency, index) => {
      const products = sold.find((row) => row.currency === currency);
      return {
        month,
        currency,
        counts: index === 0 ? counts : null,
        serviceMinor: sales.find((row) => row.currency === currency)?.minor ??
          0,
        productMinor: products?.minor ?? 0,
        refundedMinor: products?.refundedMinor ?? 0,
      };
    });
  });
}

/** The currency in which most is sold; yen where nothing is. */
export function mainCurrency({ months, orders }: Report): string {
  const sums = new Map<string, number>();
  const all = [...months.flatMap(({ sales }) => sales), ...orders.months];
  for (const { currency, minor } of all) {
    sums.set(currency, (sums.get(currency) ?? 0) + minor);
  }
  const [most] = [...sums].toSorted(([, a], [, b]) => b - a);
  return most?.[0] ?? "JPY";
}

/** A thing with what was sold of it in the last month and the one before. */
export interface Compared {
  id: string;
  name: Bilingual;
  currency: string;
  now: { count: number; minor: number };
  before: { count: number; minor: number };
}

const NONE = { count: 0, minor: 0 };

/** Each thing once per currency, what sold most in the last month first. */
export function comparedSales(
  sold: readonly Sold[],
  last: string,
): Compared[] {
  const groups = Map.groupBy(sold, ({ id, currency }) => `${currency} ${id}`);
  return [...groups.values()].map((rows) => {
    const { id, name, currency } = rows.at(-1)!;
    return {
      id,
      name,
      currency,
      now: rows.find(({ month }) => month === last) ?? NONE,
      before: rows.find(({ month }) => month !== last) ?? NONE,
    };
  }).toSorted((a, b) => b.now.minor - a.now.minor);
}
