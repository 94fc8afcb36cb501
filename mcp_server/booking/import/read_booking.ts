import * as z from "zod";
import { customerCreateInput } from "../../customer/desk_schemas.ts";
import { readCells, wholeNumber } from "../../import/cells.ts";
import type { NamedRow } from "../../import/columns.ts";
import type { Reading } from "../../import/import_rows.ts";
import { bookingDetails } from "../schemas.ts";

/** A booking as a file gives it; names are those that people see. */
const givenBooking = customerCreateInput.extend({
  date: z.iso.date(),
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  minutes: z.int().min(5).max(1440).optional(),
  service: z.string().max(100),
  resource: z.string().max(100).optional(),
  ...bookingDetails.shape,
});
export type GivenBooking = z.output<typeof givenBooking>;

export function readBooking({ line, cells }: NamedRow): Reading<GivenBooking> {
  const given = Object.entries(cells)
    .filter(([, cell]) => cell !== "")
    .map(([name, cell]) => [name, valueOf(name, cell)]);
  return readCells(givenBooking, line, Object.fromEntries(given));
}

/** Days are also written as 2030/1/8 or 2030年1月8日, times as 9:00. */
function valueOf(name: string, cell: string): unknown {
  const plain = cell.normalize("NFKC");
  const two = (digits: string | undefined) => (digits ?? "").padStart(2, "0");
  if (name === "minutes") return wholeNumber(cell);
  if (name === "date") {
    const [, year, month, day] =
      /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(plain) ?? [];
    return year ? `${year}-${two(month)}-${two(day)}` : cell;
  }
  if (name === "time") {
    const [, hours, minutes] =
      /^(\d{1,2})[:時](\d{2})?(?:分|:00)?$/.exec(plain) ?? [];
    return hours ? `${two(hours)}:${minutes ?? "00"}` : cell;
  }
  return cell;
}
