import {
  formatBytes,
  formatCount,
  formatDuration,
  formatShare,
} from "../../monitoring/format.ts";
import type { MonitoringProps } from "./props.ts";

/** The whole period in a few numbers. */
export function Summary(
  { report: { total }, words, locale }: MonitoringProps,
) {
  const facts = [
    [words.requests, formatCount(total.requests, locale)],
    [words.errorRate, formatShare(total.errors, total.requests, locale)],
    [words.refused, formatCount(total.refused, locale)],
    ["p50", formatDuration(total.p50, locale)],
    ["p95", formatDuration(total.p95, locale)],
    ["p99", formatDuration(total.p99, locale)],
    [words.bandwidth, formatBytes(total.bytes, locale)],
  ] as const;
  return (
    <section aria-label={words.summary}>
      <dl class="figures">
        {facts.map(([name, value]) => (
          <div key={name} class="card">
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
