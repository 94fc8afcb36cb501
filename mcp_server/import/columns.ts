import type { ImportHeader, ImportRow, NewRemark } from "./schemas.ts";

/** Headers by which a column is known, beside its name. */
export type Headers = Readonly<Record<string, readonly string[]>>;

/** A line by the names of its columns; cells are trimmed. */
export interface NamedRow {
  line: number;
  cells: Readonly<Record<string, string>>;
  /** What stands behind the last column that has a header, if anything does. */
  extra?: string;
}

/**
 * A line with the names of its columns in place of their headers. A column that
 * is not known is left out.
 */
export function named(
  headers: Headers,
  { line, cells, extra }: ImportRow,
): NamedRow {
  const entries = Object.entries(cells).flatMap(([header, cell]) => {
    const name = nameOf(headers, header);
    return name === undefined ? [] : [[name, plain(cell)] as const];
  });
  return {
    line,
    cells: Object.fromEntries(entries),
    ...(extra && { extra: extra.join(", ") }),
  };
}

/** What the first line of a file has to say. */
export interface ExpectedColumns {
  headers: Headers;
  /** Columns without which a record cannot be made. */
  required: readonly string[];
  /** The column by which a line means a record that is there and has the rest. */
  identifiedBy?: string;
}

/** What is wrong with the first line, told once however many lines follow. */
export function headerRemarks(
  expected: ExpectedColumns,
  { line, columns }: ImportHeader,
): NewRemark[] {
  const { headers, identifiedBy = "" } = expected;
  const names = columns.map((header) => nameOf(headers, header));
  const unused = Object.keys(headers).filter((name) => !names.includes(name));
  const unknown = columns.filter((_, index) => names[index] === undefined);
  return [
    ...missingColumns(expected, columns).map((name) => ({
      line,
      field: name,
      reason: "missing_column",
      isWrong: !names.includes(identifiedBy),
    })),
    ...columns.flatMap((header, place) =>
      isNamedAgain(names, place)
        ? {
          line,
          field: names[place] ?? null,
          reason: "same_column",
          isWrong: false,
          given: header,
        }
        : []
    ),
    ...unknown.map((header) => ({
      line,
      field: null,
      reason: "unknown_column",
      isWrong: false,
      given: header,
      allowed: unused.map((name) => labelOf(headers[name]!)),
    })),
  ];
}

/** The columns that records need and the first line does not name. */
export function missingColumns(
  { headers, required }: ExpectedColumns,
  columns: readonly string[],
): string[] {
  const names = columns.map((header) => nameOf(headers, header));
  return required.filter((name) => !names.includes(name));
}

/** Whether an earlier header means the same column. */
function isNamedAgain(
  names: readonly (string | undefined)[],
  place: number,
): boolean {
  return names[place] !== undefined && names.indexOf(names[place]) < place;
}

/** Of each column, the Japanese header stands first and the English one last. */
function labelOf(known: readonly string[]) {
  return { ja: known[0] ?? "", en: known.at(-1) ?? "" };
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
