import type * as z from "zod";
import type { Reading } from "./import_rows.ts";
import type { NewRemark } from "./schemas.ts";

/**
 * Cells as a schema reads them. What it refuses is told by the column; the words
 * of the schema stay here, as a reader is told the reason in their language.
 */
export function readCells<Schema extends z.ZodObject>(
  schema: Schema,
  line: number,
  given: Record<string, unknown>,
  columnOf: (path: string) => string = (path) => path,
): Reading<z.output<Schema>> {
  const parsed = schema.safeParse(given);
  if (parsed.success) return { value: parsed.data };
  const remarks = parsed.error.issues.map(({ path }): NewRemark => {
    const name = String(path[0] ?? "");
    const isMissing = given[name] === undefined;
    return {
      line,
      field: name === "" ? null : columnOf(name),
      reason: isMissing ? "missing" : "does_not_fit",
      isWrong: true,
    };
  });
  return { remarks };
}

/** A whole number as it is typed, full-width digits too; NaN if it is none. */
export function wholeNumber(cell: string): number {
  const plain = cell.normalize("NFKC").replaceAll(/[,\s]/g, "");
  return /^-?\d{1,15}$/.test(plain) ? Number(plain) : NaN;
}
