import * as z from "zod";
import { localDay } from "../../shared/time/time_zone.ts";
import { type Month, monthsUntil } from "../../shared/time/months.ts";
import { notPersonal } from "../storage/personal.ts";
import { currency } from "./fields.ts";

/** Months that a report compares: a year, and the same month of the one before. */
const MONTHS = 13;

const monthName = notPersonal(
  z.string().regex(/^2[01]\d\d-(0[1-9]|1[0-2])$/, "must be YYYY-MM"),
).meta({ examples: ["2030-05"] });

export const reportInput = z.strictObject({
  month: monthName.optional()
    .describe("The last one, in the business's time zone; by default this one"),
});

export const reportMonth = monthName;

/** Money of one currency; what was given back may be more than came in. */
export const amount = z.strictObject({ currency, minor: z.int() });
export type Amount = z.output<typeof amount>;

/** The months of a report, the earliest first; the one asked for is the last. */
export function reportMonths(
  { now, timeZone }: { now: Date; timeZone: string },
  { month }: z.output<typeof reportInput>,
): Month[] {
  const last = month ?? localDay(now.getTime(), timeZone).slice(0, 7);
  return monthsUntil(last, { count: MONTHS, timeZone });
}
