import { BadFile } from "./bad_file.ts";
import { CsvReader, type CsvRecord } from "./csv_reader.ts";
import { decodeText, type Encoding } from "./decode_text.ts";
import type { ImportRow } from "./schemas.ts";

/** Signs between cells; spreadsheets write the one that their country uses. */
const SEPARATORS = [",", "\t", ";"] as const;

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
): AsyncGenerator<ImportRow[]> {
  let rows: ImportRow[] = [];
  try {
    for await (const row of readRows(bytes, encoding)) {
      rows.push(row);
      if (rows.length < batch) continue;
      yield rows;
      rows = [];
    }
  } catch (error) {
    if (error instanceof BadFile && rows.length > 0) yield rows;
    throw error;
  }
  yield rows;
}

async function* readRows(
  bytes: AsyncIterable<Uint8Array>,
  encoding: Encoding,
): AsyncGenerator<ImportRow> {
  let header: string[] | undefined;
  for await (const { line, cells } of readRecords(bytes, encoding)) {
    if (!header) header = headerOf(cells);
    else if (cells.length <= header.length) {
      yield { line, cells: rowOf(header, cells) };
    } else throw new BadFile("too_many_cells", line);
  }
  if (!header) throw new BadFile("no_columns");
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

function headerOf(cells: readonly string[]): string[] {
  const header = cells.map((cell) => cell.trim());
  // Spreadsheets write empty columns behind the last one that is used.
  while (header.at(-1) === "") header.pop();
  if (header.length === 0) throw new BadFile("no_columns");
  if (new Set(header).size < header.length) throw new BadFile("column_twice");
  return header;
}

function rowOf(
  header: readonly string[],
  cells: readonly string[],
): Record<string, string> {
  const entries = header.map((name, index) => [name, cells[index] ?? ""]);
  return Object.fromEntries(entries);
}
