import {
  formatBytes,
  formatCount,
  formatDuration,
} from "../../monitoring/format.ts";
import { formatTick } from "../../monitoring/format.ts";
import { Chart } from "./Chart.tsx";
import type { MonitoringProps } from "./props.ts";

/** How many labels fit below a chart. */
const TICKS = 5;

/** Requests, response times and bandwidth over the period. */
export function Charts(props: MonitoringProps) {
  const { report: { points }, words, locale } = props;
  const ticks = ticksOf(props);
  const count = (value: number) => formatCount(value, locale);
  const time = (value: number) => formatDuration(value, locale);
  const bytes = (value: number) => formatBytes(value, locale);
  const most = (values: readonly (number | null)[]) =>
    Math.max(0, ...values.map((value) => value ?? 0));
  return (
    <div class="charts">
      <Chart
        caption={words.requests}
        summary={words.most(count(most(points.map((each) => each.requests))))}
        kind="bars"
        ticks={ticks}
        format={count}
        series={[
          {
            name: words.succeeded,
            tone: "first",
            values: points.map((each) => each.requests - each.errors),
          },
          {
            name: words.errors,
            tone: "danger",
            values: points.map((each) => each.errors),
          },
        ]}
      />
      <Chart
        caption={words.time}
        summary={words.most(time(most(points.map((each) => each.p99))))}
        kind="lines"
        ticks={ticks}
        format={time}
        series={[
          { name: "p50", tone: "first", values: points.map(({ p50 }) => p50) },
          { name: "p95", tone: "second", values: points.map(({ p95 }) => p95) },
          { name: "p99", tone: "third", values: points.map(({ p99 }) => p99) },
        ]}
      />
      <Chart
        caption={words.bandwidth}
        summary={words.most(bytes(most(points.map((each) => each.bytes))))}
        kind="bars"
        ticks={ticks}
        format={bytes}
        series={[{
          name: words.bandwidthHint,
          tone: "first",
          values: points.map((each) => each.bytes),
        }]}
      />
    </div>
  );
}

/** A few labels that are evenly apart; the last point has one. */
function ticksOf(
  { report: { points, by: unit }, locale, timeZone }: MonitoringProps,
): string[] {
  const step = Math.ceil(points.length / TICKS);
  return points.map(({ at }, index) =>
    (points.length - 1 - index) % step === Math.floor(step / 2)
      ? formatTick(at, { unit, locale, timeZone })
      : ""
  );
}
