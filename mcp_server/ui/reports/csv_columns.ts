import type { Locale } from "../../../shared/ui/locale.ts";
import type { CsvColumn } from "../desk/csv.ts";
import { reportWords } from "../locales/reports.ts";
import type { ReportLine } from "./report.ts";

const COUNTS = [
  "bookings",
  "noShows",
  "cancelled",
  "newCustomers",
  "returningCustomers",
] as const;

/** The columns of the saved numbers; money is in minor units of its currency. */
export function reportCsvColumns(locale: Locale): CsvColumn<ReportLine>[] {
  const words = reportWords[locale];
  return [
    { header: words.month, cell: ({ month }) => month },
    ...COUNTS.map((name) => ({
      header: words[name],
      cell: ({ counts }: ReportLine) => counts?.[name] ?? null,
    })),
    { header: words.currency, cell: ({ currency }) => currency },
    { header: words.services, cell: ({ serviceMinor }) => serviceMinor },
    { header: words.products, cell: ({ productMinor }) => productMinor },
    { header: words.refunded, cell: ({ refundedMinor }) => refundedMinor },
  ];
}
