import {
  addDays,
  atLocalTime,
  localDay,
  weekday,
} from "../../shared/time/time_zone.ts";
import type { Shop } from "./shop.ts";

/** Opening and closing time on the shop's clock, as `HH:MM`. */
export type OpenHours = Pick<Shop["hours"][number], "opens" | "closes">;

/** The shop's hours on the day of `now`, without those in which it is closed. */
export function hoursToday(
  { hours, closures, timeZone }: Shop,
  now: Date,
): OpenHours[] {
  const day = localDay(now.getTime(), timeZone);
  const isClosed = ({ opens, closes }: OpenHours) => {
    const isPastMidnight = closes <= opens;
    const from = momentOf(day, opens, timeZone);
    const lastDay = isPastMidnight ? addDays(day, 1) : day;
    const until = momentOf(lastDay, closes, timeZone);
    return closures.some((closure) =>
      Date.parse(closure.from) <= from && until <= Date.parse(closure.to)
    );
  };
  return hours.filter((each) => each.weekday === weekday(day))
    .filter((each) => !isClosed(each))
    .map(({ opens, closes }) => ({ opens, closes }));
}

function momentOf(day: string, time: string, timeZone: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return atLocalTime(day, hours * 60 + minutes, timeZone);
}
