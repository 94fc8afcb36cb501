/** A value of a cell; a number or a truth value can be no formula. */
export type CsvValue = string | number | boolean | null;

/** A column of a table that is saved. */
export interface CsvColumn<Row> {
  header: string;
  cell(row: Row): CsvValue;
}

/**
 * What spreadsheets take for the beginning of a formula, also in full width and
 * in the other forms that an input method or a folding turns into it, and behind
 * what cannot be seen.
 */
const FORMULA = /^[\s\p{C}]*[=+\-@\t\r＝＋－＠﹦﹢﹣﹫⁼⁺⁻₌₊₋−]/u;

/** Whatever would end a cell or a row, so that the cell has to be quoted. */
const SPECIAL = /[",;\t\r\n]|^\s|\s$/;

/** A line of CSV (RFC 4180), with its end. */
export function csvLine(values: readonly CsvValue[]): string {
  return `${values.map(csvCell).join(",")}\r\n`;
}

function csvCell(value: CsvValue): string {
  if (value === null) return "";
  if (typeof value !== "string") return String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return SPECIAL.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Without it Excel does not take the bytes for UTF-8. */
const BYTE_ORDER_MARK = "\uFEFF";

/** A table as CSV in UTF-8; a batch is read when the reader asks for more. */
export function csvStream<Row>(
  columns: readonly CsvColumn<Row>[],
  batches: AsyncGenerator<readonly Row[]>,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const header = csvLine(columns.map((column) => column.header));
  return new ReadableStream({
    start(controller) {
      controller.enqueue(encoder.encode(BYTE_ORDER_MARK + header));
    },
    async pull(controller) {
      const { value: rows, done } = await batches.next();
      if (done) return controller.close();
      const lines = rows.map((row) =>
        csvLine(columns.map((column) => column.cell(row)))
      );
      controller.enqueue(encoder.encode(lines.join("")));
    },
    async cancel() {
      await batches.return(undefined);
    },
  }, { highWaterMark: 1 });
}

/** The answer by which a browser saves a table. */
export function csvResponse(
  fileName: string,
  body: ReadableStream<Uint8Array>,
): Response {
  return new Response(body, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${fileName}"`,
      "Cache-Control": "private, no-store",
    },
  });
}
