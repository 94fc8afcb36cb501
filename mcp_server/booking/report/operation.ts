import * as z from "zod";
import {
  defineStaffOperation,
  type Operation,
  READING,
} from "../../operation/operation.ts";
import { bilingual, currency, storedId } from "../../operation/fields.ts";
import {
  amount,
  reportInput,
  reportMonth,
  reportMonths,
} from "../../operation/report.ts";
import { selectMonths, selectPatrons, selectSales } from "./store.ts";

const count = z.int().nonnegative();

const month = z.strictObject({
  month: reportMonth,
  bookings: count.describe("That start in the month and are not cancelled"),
  cancelled: count,
  noShows: count,
  newCustomers: count.describe("Whose first visit it was"),
  returningCustomers: count,
  sales: z.array(amount).describe("Prices of the visits that took place"),
});
export type BookingMonth = z.output<typeof month>;

const serviceSales = z.strictObject({
  id: storedId,
  name: bilingual,
  month: reportMonth,
  currency,
  count,
  minor: count,
});

const output = z.strictObject({
  months: z.array(month),
  services: z.array(serviceSales)
    .describe("Visits by service, of the last month and the one before"),
});
export type BookingReport = z.output<typeof output>;

export const bookingReport: Operation = defineStaffOperation({
  noun: "booking",
  verb: "report",
  kind: "read",
  scope: "booking:read",
  title: { ja: "予約と来店の月ごとの数", en: "Bookings and visits by month" },
  description: {
    ja:
      "13 か月の予約、無断キャンセル、新規とリピートのお客様、メニューの売上を返します。月はお店の現地の月です。",
    en:
      "Bookings, no-shows, new and returning customers and sales of services in 13 months, which are the business's local ones.",
  },
  annotations: READING,
  input: reportInput,
  output,
  async run(context, input) {
    const { sql, now } = context;
    const months = reportMonths(context, input);
    const [counted, patrons, sales] = await Promise.all([
      selectMonths(sql, months),
      selectPatrons(sql, { months, now }),
      selectSales(sql, { months, now }),
    ]);
    const shown = months.slice(-2).map(({ month }) => month);
    return {
      months: months.map(({ month }) => ({
        month,
        ...{ bookings: 0, cancelled: 0, noShows: 0 },
        ...{ newCustomers: 0, returningCustomers: 0 },
        ...counted.find((row) => row.month === month),
        ...patrons.find((row) => row.month === month),
        sales: totals(sales.filter((row) => row.month === month)),
      })),
      services: sales.filter(({ month }) => shown.includes(month)),
    };
  },
});

function totals(rows: readonly { currency: string; minor: number }[]) {
  const sums = Map.groupBy(rows, ({ currency }) => currency);
  return [...sums].map(([currency, of]) => ({
    currency,
    minor: of.reduce((sum, { minor }) => sum + minor, 0),
  })).toSorted((a, b) => a.currency.localeCompare(b.currency));
}
