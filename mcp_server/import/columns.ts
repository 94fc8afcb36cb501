import type { ImportRow, Remark } from "./schemas.ts";

/** Headers by which a column is known, beside its name. */
export type Headers = Readonly<Record<string, readonly string[]>>;

/** A line by the names of its columns; cells are trimmed. */
export interface NamedRow {
  line: number;
  cells: Readonly<Record<string, string>>;
}

/**
 * A line with the names of its columns in place of their headers. A column that
 * is not known is left out.
 */
export function named(headers: Headers, { line, cells }: ImportRow): NamedRow {
  const entries = Object.entries(cells).flatMap(([header, cell]) => {
    const name = nameOf(headers, header);
    return name === undefined ? [] : [[name, plain(cell)] as const];
  });
  return { line, cells: Object.fromEntries(entries) };
}

/** Columns of a file that no record has. */
export function unknownColumns(
  headers: Headers,
  { line, cells }: ImportRow,
): Remark[] {
  return Object.keys(cells)
    .filter((header) => nameOf(headers, header) === undefined)
    .map((header) => ({
      line: line - 1,
      field: header.slice(0, 40),
      reason: "unknown_column",
      isWrong: false,
    }));
}

function nameOf(headers: Headers, header: string): string | undefined {
  const key = folded(header);
  return Object.keys(headers).find((name) =>
    [name, ...headers[name]!].some((each) => folded(each) === key)
  );
}

/** Case, width, spaces and underscores make no difference. */
function folded(header: string): string {
  return header.normalize("NFKC").toLowerCase().replaceAll(/[\s_]/g, "");
}

/** Without the sign that an export puts before what a spreadsheet would run. */
function plain(cell: string): string {
  return cell.replace(/^'(?=[\s\p{C}]*[^\p{L}\p{N}\s])/u, "").trim();
}
