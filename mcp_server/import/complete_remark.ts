import type { NamedRow } from "./columns.ts";
import type { NewRemark, Remark } from "./schemas.ts";

/** Characters of a value that a remark repeats. */
const MAX_GIVEN = 40;
/** Names of what there is that a remark lists. */
const MAX_ALLOWED = 12;

/** Remarks with what stands where they point to. */
export function complete(
  remarks: readonly NewRemark[],
  rows: readonly NamedRow[],
): Remark[] {
  const byLine = new Map(rows.map((row) => [row.line, row]));
  return remarks.map(({ given, allowed = [], ...remark }) => ({
    ...remark,
    given: shortened(given ?? givenAt(byLine.get(remark.line), remark.field)),
    allowed: allowed.slice(0, MAX_ALLOWED),
  }));
}

/** Of a line as a whole, its first cells say which one it is. */
function givenAt(row: NamedRow | undefined, field: string | null): string {
  if (!row) return "";
  if (field !== null) return row.cells[field] ?? "";
  return Object.values(row.cells).filter((cell) => cell !== "").slice(0, 3)
    .join(" · ");
}

/** A value in one line; null where nothing stands there. */
export function shortened(text: string): string | null {
  const line = text.replaceAll(/\s+/g, " ").trim();
  const characters = [...line];
  if (characters.length === 0) return null;
  return characters.length <= MAX_GIVEN
    ? line
    : `${characters.slice(0, MAX_GIVEN - 1).join("")}…`;
}
