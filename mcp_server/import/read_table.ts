import { BadFile } from "./bad_file.ts";
import { CsvReader, type CsvRecord } from "./csv_reader.ts";
import { decodeText, type Encoding } from "./decode_text.ts";
import type { ImportHeader, ImportRow } from "./schemas.ts";

/** Signs between cells; spreadsheets write the one that their country uses. */
const SEPARATORS = [",", "\t", ";"] as const;

/** Some lines of a file, with the headers that they are read by. */
export interface TablePart {
  header: ImportHeader;
  rows: ImportRow[];
}

/**
 * The lines of a file, by the headers in its first line, so many at a time. No
 * more than one batch of them is kept. What is before a line that cannot be read
 * comes first, then the error.
 *
 * @throws {BadFile}
 */
export async function* readTable(
  bytes: AsyncIterable<Uint8Array>,
  { encoding, batch }: { encoding: Encoding; batch: number },
): AsyncGenerator<TablePart> {
  let header: ImportHeader | undefined;
  let rows: ImportRow[] = [];
  try {
    for await (const { line, cells, left } of readRecords(bytes, encoding)) {
      if (!header) {
        if (left > 0) throw new BadFile("too_many_columns", line);
        header = { line, columns: columnsOf(cells) };
        continue;
      }
      rows.push(rowOf(header, line, cells));
      if (rows.length < batch) continue;
      yield { header, rows };
      rows = [];
    }
  } catch (error) {
    if (error instanceof BadFile && header && rows.length > 0) {
      yield { header, rows };
    }
    throw error;
  }
  if (!header) throw new BadFile("no_columns");
  yield { header, rows };
}

async function* readRecords(
  bytes: AsyncIterable<Uint8Array>,
  encoding: Encoding,
): AsyncGenerator<CsvRecord> {
  let reader: CsvReader | undefined;
  for await (const text of decodeText(bytes, encoding)) {
    reader ??= new CsvReader(separatorOf(text));
    yield* reader.read(text);
  }
  if (reader) yield* reader.end();
}

/** The sign that the first line has most of. */
function separatorOf(text: string): string {
  const [first = ""] = text.split(/[\r\n]/, 1);
  const count = (sign: string) => first.split(sign).length;
  return SEPARATORS.reduce((best, sign) =>
    count(sign) > count(best) ? sign : best
  );
}

function columnsOf(cells: readonly string[]): string[] {
  const header = cells.map((cell) => cell.trim());
  // Spreadsheets write empty columns behind the last one that is used.
  while (header.at(-1) === "") header.pop();
  if (header.length === 0) throw new BadFile("no_columns");
  const twice = header.find((name, place) => header.indexOf(name) < place);
  if (twice !== undefined) throw new BadFile("column_twice", 1, twice);
  return header;
}

/** Cells that are more than the headers are kept apart, unless they are empty. */
function rowOf(
  { columns }: ImportHeader,
  line: number,
  cells: readonly string[],
): ImportRow {
  const named = columns.map((name, index) => [name, cells[index] ?? ""]);
  const extra = cells.slice(columns.length).filter((cell) =>
    cell.trim() !== ""
  );
  return {
    line,
    cells: Object.fromEntries(named),
    ...(extra.length > 0 && { extra }),
  };
}
