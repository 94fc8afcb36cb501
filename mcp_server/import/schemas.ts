import * as z from "zod";
import { notPersonal, personal } from "../storage/personal.ts";

/** Lines of one call, at most. */
const MAX_ROWS = 500;

/**
 * A call keeps what its bookings lock, resources and customers, until it ends,
 * and customers who book wait for it; so it is short.
 */
const FEWER_ROWS: Readonly<Record<string, number>> = { booking: 20 };

/** Lines of one call for a kind of records, at most. */
export function maxRowsOf(noun: string): number {
  return FEWER_ROWS[noun] ?? MAX_ROWS;
}

const line = z.int().min(1).max(100_000_000);

/** The line with the names of the columns. */
const importHeader = z.strictObject({
  line,
  // Where a file has no headers, its first person stands in their place.
  columns: personal(z.array(z.string())),
});
export type ImportHeader = z.output<typeof importHeader>;

/** Lines of a file of records, in their order, by the headers of its columns. */
export const importInput = z.strictObject({
  importId: notPersonal(z.string().regex(/^[0-9a-f]{64}$/, "must be a SHA-256"))
    .describe("SHA-256 of the file, by which it goes on where it was cut off"),
  isTrial: z.boolean().describe("Says what would happen, and changes nothing"),
  isFirst: z.boolean(),
  isLast: z.boolean(),
  header: importHeader.optional()
    .describe(
      "The headers of all columns; without it, those of the first line",
    ),
  rows: z.array(z.strictObject({
    line,
    cells: personal(z.record(z.string(), z.string())),
    extra: personal(z.array(z.string())).optional()
      .describe("What stands behind the last column that has a header"),
  })).max(MAX_ROWS),
});
export type ImportInput = z.output<typeof importInput>;
export type ImportRow = ImportInput["rows"][number];

/** What was found at a line; a line that is wrong is left out, others are not. */
export const remark = z.strictObject({
  line: z.int(),
  /** Name of the column, or null for the line as a whole. */
  // Where a file has no headers, its first person stands in their place.
  field: personal(z.string()).nullable(),
  reason: notPersonal(z.string()),
  isWrong: z.boolean(),
  /** What stands there, shortened; null where that is nothing. */
  given: personal(z.string()).nullable(),
  /** What could stand there, where that depends on what the shop has. */
  allowed: z.array(z.strictObject({
    ja: notPersonal(z.string()),
    en: notPersonal(z.string()),
  })),
});
export type Remark = z.output<typeof remark>;
/** A remark as whoever reads a line makes it; what stands there is added later. */
export type NewRemark =
  & Omit<Remark, "given" | "allowed">
  & Partial<Pick<Remark, "given" | "allowed">>;

export const importOutput = z.strictObject({
  /** Lines that an earlier call of this import has done. */
  skipped: z.int().nonnegative(),
  added: z.int().nonnegative(),
  changed: z.int().nonnegative(),
  same: z.int().nonnegative(),
  wrong: z.int().nonnegative(),
  remarks: z.array(remark),
});
export type ImportOutput = z.output<typeof importOutput>;
