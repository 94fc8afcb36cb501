import * as z from "zod";
import type { FormField } from "./fields.ts";

/** What every date lies in, unless its field has narrower bounds. */
const BOUNDS = { min: "1900-01-01", max: "2199-12-31" };

const date = z.iso.date();

/** Reads a date within the bounds of its field. */
export function readDate(
  { min = BOUNDS.min, max = BOUNDS.max }: Extract<FormField, { type: "date" }>,
  given: unknown,
  today: string,
): { value: string } | { problem: string } {
  const { data: value } = date.safeParse(given);
  if (value === undefined) {
    return { problem: "must be a date such as 2030-05-01" };
  }
  const first = min === "today" ? today : min;
  const last = max === "today" ? today : max;
  if (value < first) return { problem: `must be ${first} or later` };
  if (value > last) return { problem: `must be ${last} or earlier` };
  return { value };
}
