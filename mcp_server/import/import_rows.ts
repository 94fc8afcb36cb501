import {
  type Headers,
  named,
  type NamedRow,
  unknownColumns,
} from "./columns.ts";
import {
  type Claim,
  claimKeys,
  type ImportContext,
  lockProgress,
  noteProgress,
  silenceNotices,
} from "./progress.ts";
import type { ImportInput, ImportOutput, Remark } from "./schemas.ts";

/** What a line comes to. */
export type RowOutcome = "added" | "changed" | "same" | "wrong";

/** A line that was read, with the record that it gives. */
export interface ReadRow<Value> {
  line: number;
  value: Value;
}

/** What a reader says of a line. */
export type Reading<Value> = { value: Value } | { remarks: Remark[] };

/** One kind of record that comes as a file. */
export interface ImportKind<Context extends ImportContext, Given, Found> {
  /** The kind of records, e.g. `product`. */
  name: string;
  headers: Headers;
  read(row: NamedRow): Reading<Given>;
  /** Looks up, for all lines at once, what is there already. */
  find(
    context: Context,
    rows: readonly ReadRow<Given>[],
  ): Promise<ReadRow<Found>[]>;
  /**
   * Names under which a record is known; two lines of a file share none. A line
   * that will not be imported has none.
   */
  keysOf(row: ReadRow<Found>): string[];
  /** Writes the records, unless it is a trial. */
  write(
    context: Context,
    rows: readonly ReadRow<Found>[],
    options: { isTrial: boolean },
  ): Promise<WrittenRow[]>;
}

/** What came of a line, and what is to be said of it. */
export interface WrittenRow {
  outcome: RowOutcome;
  remarks?: Remark[];
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
  const { read, remarks } = readRows(kind, left);
  const found = await kind.find(context, read);
  const twice = await claimKeys(context.sql, id, claimsOf(kind, found));
  const once = found.filter(({ line }) => !twice.has(line));
  const written = await kind.write(context, once, { isTrial });
  const line = left.at(-1)?.line ?? done;
  await noteProgress(context, id, { line, isLast });
  const all = [
    ...isFirst && rows[0] ? unknownColumns(kind.headers, rows[0]) : [],
    ...remarks,
    ...[...twice].map((line) => wrongAt(line, "twice_in_file")),
    ...written.flatMap(({ remarks = [] }) => remarks),
  ];
  const count = (of: RowOutcome) =>
    written.filter(({ outcome }) => outcome === of).length;
  return {
    skipped: rows.length - left.length,
    added: count("added"),
    changed: count("changed"),
    same: count("same"),
    wrong: left.length - once.length + count("wrong"),
    remarks: all.toSorted((one, other) => one.line - other.line),
  };
}

/** A remark of a line that is left out. */
export function wrongAt(
  line: number,
  reason: string,
  field: string | null = null,
): Remark {
  return { line, field, reason, isWrong: true };
}

function readRows<Context extends ImportContext, Given, Found>(
  kind: ImportKind<Context, Given, Found>,
  rows: ImportInput["rows"],
) {
  const read: ReadRow<Given>[] = [];
  const remarks: Remark[] = [];
  for (const row of rows) {
    const reading = kind.read(named(kind.headers, row));
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
