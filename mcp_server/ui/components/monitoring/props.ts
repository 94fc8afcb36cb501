import type { Locale } from "../../../../shared/ui/locale.ts";
import type { TrafficReport } from "../../../monitoring/schemas.ts";
import type { MonitoringWords } from "../../locales/monitoring.ts";

/** What each part of the page is rendered from. */
export interface MonitoringProps {
  report: TrafficReport;
  words: MonitoringWords;
  locale: Locale;
  timeZone: string;
  now: Date;
}
