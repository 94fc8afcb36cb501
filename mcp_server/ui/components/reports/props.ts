import type { Locale } from "../../../../shared/ui/locale.ts";
import type { ReportWords } from "../../locales/reports.ts";
import type { Report } from "../../reports/report.ts";

/** What the parts of the page are rendered from. */
export interface ReportProps {
  report: Report;
  words: ReportWords;
  locale: Locale;
}
