import {
  addDays,
  atLocalTime,
  localDay,
  toLocalIso,
} from "../../shared/time/time_zone.ts";
import type { Unit } from "./schemas.ts";

/** How many points are shown. */
const POINTS: Record<Unit, number> = { hour: 48, day: 31, month: 13 };
const HOUR_MS = 3_600_000;

/**
 * The moments at which the points begin, the earliest first, up to the end of
 * that local day; in the future there are none.
 */
export function pointsUntil(
  unit: Unit,
  { until, now, timeZone }: { until?: string; now: Date; timeZone: string },
): number[] {
  const day = until ?? localDay(now.getTime(), timeZone);
  const midnight = (local: string) => atLocalTime(local, 0, timeZone);
  const end = Math.min(midnight(addDays(day, 1)) - 1, now.getTime());
  const count = POINTS[unit];
  switch (unit) {
    case "hour": {
      // Also a zone that is half an hour off has its hours on the clock.
      const [, minute, second] = toLocalIso(end, timeZone).slice(11, 19)
        .split(":").map(Number);
      const last = end - (minute! * 60 + second!) * 1000 - end % 1000;
      return series(count, (back) => last - back * HOUR_MS);
    }
    case "day": {
      const last = localDay(end, timeZone);
      return series(count, (back) => midnight(addDays(last, -back)));
    }
    case "month": {
      const [year, month] = localDay(end, timeZone).split("-").map(Number);
      return series(count, (back) => {
        const first = new Date(Date.UTC(year!, month! - 1 - back, 1));
        return midnight(first.toISOString().slice(0, 10));
      });
    }
  }
}

function series(count: number, at: (back: number) => number): number[] {
  return Array.from({ length: count }, (_, index) => at(count - 1 - index));
}
