import type { ComponentChildren } from "preact";
import type { Locale } from "../../../../shared/ui/locale.ts";
import type { TrafficView } from "../../../monitoring/schemas.ts";
import type { MonitoringWords } from "../../locales/monitoring.ts";
import {
  formatBytes,
  formatCount,
  formatDuration,
  formatShare,
} from "../../monitoring/format.ts";

interface Row extends TrafficView {
  key: string;
  head: ComponentChildren;
}

interface Props {
  caption: string;
  /** The header of the first column. */
  head: string;
  rows: readonly Row[];
  words: MonitoringWords;
  locale: Locale;
}

/** Counts by row; on a narrow screen it can be scrolled sideways. */
export function TrafficTable({ caption, head, rows, words, locale }: Props) {
  return (
    <div class="table-scroll" role="region" aria-label={caption} tabIndex={0}>
      <table class="table traffic-table">
        <caption class="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            {headersOf(words).map((header) => (
              <th key={header} scope="col">{header}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.head}</th>
              {cellsOf(row, locale).map((cell, index) => (
                <td key={index}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function headersOf(words: MonitoringWords): string[] {
  return [
    words.requests,
    words.errors,
    words.errorRate,
    words.refused,
    "p50",
    "p95",
    "p99",
    words.bandwidth,
  ];
}

function cellsOf(row: TrafficView, locale: Locale): string[] {
  return [
    formatCount(row.requests, locale),
    formatCount(row.errors, locale),
    formatShare(row.errors, row.requests, locale),
    formatCount(row.refused, locale),
    formatDuration(row.p50, locale),
    formatDuration(row.p95, locale),
    formatDuration(row.p99, locale),
    formatBytes(row.bytes, locale),
  ];
}
