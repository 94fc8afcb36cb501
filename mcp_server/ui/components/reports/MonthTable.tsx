import { formatPrice } from "../../format.ts";
import { mainCurrency, reportLines } from "../../reports/report.ts";
import type { ReportProps } from "./props.ts";
import { ReportTable } from "./ReportTable.tsx";

/** The numbers of each month, the latest first. */
export function MonthTable({ report, words, locale }: ReportProps) {
  const lines = reportLines(report, mainCurrency(report));
  return (
    <ReportTable
      caption={words.byMonth}
      headers={[
        words.month,
        words.bookings,
        words.noShows,
        words.cancelled,
        words.newCustomers,
        words.returningCustomers,
        words.services,
        words.products,
        words.refunded,
      ]}
      rows={lines.map((line) => {
        const { month, currency, counts } = line;
        const money = (minor: number) => formatPrice(minor, currency, locale);
        return {
          key: `${month} ${currency}`,
          cells: [
            month,
            counts?.bookings,
            counts?.noShows,
            counts?.cancelled,
            counts?.newCustomers,
            counts?.returningCustomers,
            money(line.serviceMinor),
            money(line.productMinor),
            money(line.refundedMinor),
          ],
        };
      })}
    />
  );
}
