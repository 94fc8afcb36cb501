import { BadFile } from "./bad_file.ts";

/** A line of a table, with the number that it begins at in the file. */
export interface CsvRecord {
  line: number;
  cells: string[];
  /** Cells beyond the most that are kept of a line. */
  left: number;
}

const MAX_CELL = 20_000;
const MAX_CELLS = 60;

/** Where in a cell the reader is; `quote` is behind a quote within a quoted cell. */
type State = "start" | "plain" | "quoted" | "quote";

/**
 * Reads CSV (RFC 4180) part by part, and keeps no more than the line that it is
 * in. Lines may end with LF, CR or both; a line without any text is none.
 */
export class CsvReader {
  readonly #separator: string;
  #line = 1;
  #start = 1;
  #cell = "";
  #cells: string[] = [];
  #left = 0;
  #state: State = "start";
  #afterReturn = false;

  constructor(separator = ",") {
    this.#separator = separator;
  }

  /** @throws {BadFile} */
  *read(text: string): Generator<CsvRecord> {
    for (const char of text) {
      // Return and line feed are one end of a line.
      const isSecond = char === "\n" && this.#afterReturn;
      this.#afterReturn = char === "\r";
      const isEnd = char === "\r" || char === "\n";
      if (isEnd && !isSecond) this.#line++;
      if (this.#state === "quoted" || !isEnd) this.#readChar(char);
      else if (!isSecond) yield* this.#endLine();
    }
  }

  /** @throws {BadFile} */
  *end(): Generator<CsvRecord> {
    if (this.#state === "quoted") {
      throw new BadFile("quote_not_closed", this.#start, this.#cell);
    }
    yield* this.#endLine();
  }

  #readChar(char: string): void {
    const isQuote = char === '"';
    if (this.#state === "quoted") {
      if (isQuote) this.#state = "quote";
      else this.#add(char);
    } else if (isQuote && this.#state === "start") {
      this.#state = "quoted";
    } else if (isQuote && this.#state === "quote") {
      this.#state = "quoted";
      this.#add(char);
    } else if (char === this.#separator) {
      this.#endCell();
    } else {
      this.#state = "plain";
      this.#add(char);
    }
  }

  #add(char: string): void {
    if (this.#cell.length >= MAX_CELL) {
      throw new BadFile("cell_too_long", this.#start, this.#cell);
    }
    this.#cell += char;
  }

  #endCell(): void {
    if (this.#cells.length < MAX_CELLS) this.#cells.push(this.#cell);
    else this.#left++;
    this.#cell = "";
    this.#state = "start";
  }

  *#endLine(): Generator<CsvRecord> {
    this.#endCell();
    const [cells, left] = [this.#cells, this.#left];
    const record = { line: this.#start, cells, left };
    this.#start = this.#line;
    this.#cells = [];
    this.#left = 0;
    if (record.cells.some((cell) => cell.trim() !== "")) yield record;
  }
}
