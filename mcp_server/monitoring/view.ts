import { toLocalIso } from "../../shared/time/time_zone.ts";
import { quantile } from "../metrics/durations.ts";
import type {
  AlertView,
  NamedView,
  PointView,
  TrafficView,
} from "./schemas.ts";
import type { AlertRow, CountRow, PointRow } from "./store.ts";

type Counted = Omit<CountRow, "kind" | "name">;

const NOTHING: Counted = {
  requests: 0,
  errors: 0,
  refused: 0,
  bytes: 0,
  milliseconds: 0,
  durations: [],
};

/** Counts as they are answered. */
function viewCounts(row: Counted): TrafficView {
  const { requests, errors, refused, bytes, milliseconds, durations } = row;
  const at = (q: number) => rounded(quantile(durations, q));
  return {
    requests,
    errors,
    refused,
    bytes,
    mean: rounded(requests === 0 ? null : milliseconds / requests),
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
  };
}

/** To a tenth of a millisecond. */
function rounded(milliseconds: number | null): number | null {
  return milliseconds === null ? null : Math.round(milliseconds * 10) / 10;
}

/** A point for each of these moments, also where nothing was asked. */
export function viewPoints(
  starts: readonly number[],
  rows: readonly PointRow[],
  timeZone: string,
): PointView[] {
  const known = new Map(rows.map((row) => [row.at.getTime(), row]));
  return starts.map((start) => ({
    at: toLocalIso(start, timeZone),
    ...viewCounts(known.get(start) ?? NOTHING),
  }));
}

/** All of them together. */
export function viewTotal(rows: readonly PointRow[]): TrafficView {
  return viewCounts(rows.reduce<Counted>((sum, row) => ({
    requests: sum.requests + row.requests,
    errors: sum.errors + row.errors,
    refused: sum.refused + row.refused,
    bytes: sum.bytes + row.bytes,
    milliseconds: sum.milliseconds + row.milliseconds,
    durations: added(sum.durations, row.durations),
  }), NOTHING));
}

function added(a: readonly number[], b: readonly number[]): number[] {
  const length = Math.max(a.length, b.length);
  return Array.from(
    { length },
    (_, index) => (a[index] ?? 0) + (b[index] ?? 0),
  );
}

export function viewNamed(row: CountRow): NamedView {
  return { name: row.name, ...viewCounts(row) };
}

export function viewAlert(row: AlertRow, timeZone: string): AlertView {
  const { rule, began_at, ended_at, value, allowed, is_sent } = row;
  return {
    rule,
    beganAt: toLocalIso(began_at, timeZone),
    endedAt: ended_at && toLocalIso(ended_at, timeZone),
    value,
    allowed,
    isSent: is_sent,
  };
}
