import { formatPrice, typedPrice } from "../../format.ts";
import { mainCurrency } from "../../reports/report.ts";
import { Chart } from "../monitoring/Chart.tsx";
import type { ReportProps } from "./props.ts";

/** Bookings, customers and money of each month; the table has the values. */
export function ReportCharts({ report, words, locale }: ReportProps) {
  const { months, orders } = report;
  const currency = mainCurrency(report);
  const ticks = months.map(({ month }, index) =>
    index % 3 === 0 ? month.slice(2).replace("-", "/") : ""
  );
  const ifWhole = (value: number, text: string) =>
    Number.isInteger(value) ? text : "";
  const whole = (value: number) => ifWhole(value, String(value));
  const short = new Intl.NumberFormat(locale, { notation: "compact" });
  const money = (value: number) =>
    ifWhole(value, short.format(Number(typedPrice(value, currency))));
  const services = months.map(({ sales }) =>
    sales.find((each) => each.currency === currency)?.minor ?? 0
  );
  const products = months.map(({ month }) =>
    orders.months.find((row) =>
      row.month === month && row.currency === currency
    )?.minor ?? 0
  );
  const most = (values: readonly number[]) => Math.max(0, ...values);
  return (
    <div class="charts">
      <Chart
        caption={words.bookings}
        summary={words.most(whole(most(months.map((each) => each.bookings))))}
        kind="bars"
        ticks={ticks}
        format={whole}
        series={[
          {
            name: words.bookings,
            tone: "first",
            values: months.map((each) => each.bookings - each.noShows),
          },
          {
            name: words.noShows,
            tone: "danger",
            values: months.map((each) => each.noShows),
          },
        ]}
      />
      <Chart
        caption={words.visits}
        summary={words.most(
          whole(most(months.map((each) =>
            each.newCustomers + each.returningCustomers
          ))),
        )}
        kind="bars"
        ticks={ticks}
        format={whole}
        series={[
          {
            name: words.returningCustomers,
            tone: "first",
            values: months.map((each) =>
              each.returningCustomers
            ),
          },
          {
            name: words.newCustomers,
            tone: "second",
            values: months.map((each) => each.newCustomers),
          },
        ]}
      />
      <Chart
        caption={`${words.sales} (${currency})`}
        summary={words.most(
          formatPrice(
            most(services.map((each, index) => each + products[index]!)),
            currency,
            locale,
          ),
        )}
        kind="bars"
        ticks={ticks}
        format={money}
        series={[
          { name: words.services, tone: "first", values: services },
          { name: words.products, tone: "second", values: products },
        ]}
      />
    </div>
  );
}
