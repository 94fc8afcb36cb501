import { atLocalTime } from "./time_zone.ts";

/** A local month, from its first moment up to, not including, its end. */
export interface Month {
  /** `YYYY-MM`. */
  month: string;
  from: Date;
  until: Date;
}

/** The months up to and with that one, the earliest first. */
export function monthsUntil(
  last: string,
  { count, timeZone }: { count: number; timeZone: string },
): Month[] {
  return Array.from({ length: count }, (_, index) => {
    const month = addMonths(last, index + 1 - count);
    const start = (of: string) =>
      new Date(atLocalTime(`${of}-01`, 0, timeZone));
    return { month, from: start(month), until: start(addMonths(month, 1)) };
  });
}

/** The month so many after that one, or before it. */
export function addMonths(month: string, by: number): string {
  const [year, number] = month.split("-").map(Number);
  const first = new Date(Date.UTC(year!, number! - 1 + by, 1));
  return first.toISOString().slice(0, 7);
}
