import {
  type ExpectedColumns,
  headerRemarks,
  missingColumns,
  named,
  type NamedRow,
} from "./columns.ts";
import {
  type Claim,
  claimKeys,
  type ImportContext,
  lockProgress,
  noteProgress,
  silenceNotices,
} from "./progress.ts";
import { complete } from "./complete_remark.ts";
import type {
  ImportHeader,
  ImportInput,
  ImportOutput,
  NewRemark,
} from "./schemas.ts";

/** What a line comes to. */
export type RowOutcome = "added" | "changed" | "same" | "wrong";

/** A line that was read, with the record that it gives. */
export interface ReadRow<Value> {
  line: number;
  value: Value;
}

/** What a reader says of a line. */
export type Reading<Value> = { value: Value } | { remarks: NewRemark[] };

/** One kind of record that comes as a file. */
export interface ImportKind<Context extends ImportContext, Given, Found>
  extends ExpectedColumns {
  /** The kind of records, e.g. `product`. */
  name: string;
  read(row: NamedRow): Reading<Given>;
  /** Looks up, for all lines at once, what is there already. */
  find(
    context: Context,
    rows: readonly ReadRow<Given>[],
    options: { trialId: string | null },
  ): Promise<ReadRow<Found>[]>;
  /**
   * Names under which a record is known; two lines of a file share none. A line
   * that will not be imported has none.
   */
  keysOf(row: ReadRow<Found>): string[];
  /**
   * Writes the records. A trial notes what its later lines have to meet in place
   * of that, under its id.
   */
  write(
    context: Context,
    rows: readonly ReadRow<Found>[],
    options: { trialId: string | null },
  ): Promise<WrittenRow[]>;
}

/** What came of a line, and what is to be said of it. */
export interface WrittenRow {
  outcome: RowOutcome;
  remarks?: NewRemark[];
}

/**
 * Imports lines of a file, in the transaction of the call. Lines that an earlier
 * call has done are skipped, so that nothing is there twice however often and in
 * whatever parts the same file is sent.
 */
export async function importRows<Context extends ImportContext, Given, Found>(
  context: Context,
  kind: ImportKind<Context, Given, Found>,
  input: ImportInput,
): Promise<ImportOutput> {
  const { isTrial, isFirst, isLast, rows } = input;
  const id = `${kind.name} ${isTrial ? "trial" : "import"} ${input.importId}`;
  const done = await lockProgress(context, id, { isFirst, isTrial });
  const left = rows.filter(({ line }) => line > done);
  await silenceNotices(context.sql);
  const rowsRead = left.map((row) => named(kind.headers, row));
  const { read, remarks } = readRows(kind, rowsRead);
  const trialId = isTrial ? id : null;
  const found = await kind.find(context, read, { trialId });
  const twice = await claimKeys(context.sql, id, claimsOf(kind, found));
  const once = found.filter(({ line }) => !twice.has(line));
  const written = await kind.write(context, once, { trialId });
  const line = left.at(-1)?.line ?? done;
  await noteProgress(context, id, { line, isLast });
  const header = headerOf(input);
  const missing = missingColumns(kind, header.columns);
  const all = [
    ...isFirst ? headerRemarks(kind, header) : [],
    ...[
      ...remarks,
      ...[...twice].map((line) => wrongAt(line, "twice_in_file")),
      ...written.flatMap(({ remarks = [] }) => remarks),
      // That a column is not there at all is told of the first line.
    ].filter(({ field, reason }) =>
      reason !== "missing" || !missing.includes(field ?? "")
    ),
  ];
  const count = (of: RowOutcome) =>
    written.filter(({ outcome }) => outcome === of).length;
  return {
    skipped: rows.length - left.length,
    added: count("added"),
    changed: count("changed"),
    same: count("same"),
    wrong: left.length - once.length + count("wrong"),
    remarks: complete(all, rowsRead)
      .toSorted((one, other) => one.line - other.line),
  };
}

/** Whoever calls the operation without the headers has them in each line. */
function headerOf({ header, rows: [first] }: ImportInput): ImportHeader {
  if (header) return header;
  const columns = Object.keys(first?.cells ?? {});
  return { line: Math.max(1, (first?.line ?? 1) - 1), columns };
}

/** A remark of a line that is left out. */
export function wrongAt(
  line: number,
  reason: string,
  field: string | null = null,
): NewRemark {
  return { line, field, reason, isWrong: true };
}

function readRows<Context extends ImportContext, Given, Found>(
  kind: ImportKind<Context, Given, Found>,
  rows: readonly NamedRow[],
) {
  const read: ReadRow<Given>[] = [];
  const remarks: NewRemark[] = [];
  for (const row of rows) {
    const reading = row.extra === undefined ? kind.read(row) : {
      remarks: [{ ...wrongAt(row.line, "too_many_cells"), given: row.extra }],
    };
    if ("value" in reading) read.push({ line: row.line, ...reading });
    else remarks.push(...reading.remarks);
  }
  return { read, remarks };
}

function claimsOf<Context extends ImportContext, Given, Found>(
  kind: ImportKind<Context, Given, Found>,
  rows: readonly ReadRow<Found>[],
): Claim[] {
  return rows.flatMap((row) =>
    kind.keysOf(row).map((key) => ({ line: row.line, key }))
  );
}
