import { BadFile } from "./bad_file.ts";
import type { Encoding } from "./decode_text.ts";
import { shortened } from "./complete_remark.ts";
import { readTable } from "./read_table.ts";
import { type ImportInput, type ImportOutput, type Remark } from "./schemas.ts";

/** A file of records, as it was sent. */
export interface ImportedFile {
  body: AsyncIterable<Uint8Array>;
  importId: string;
  isTrial: boolean;
  encoding: Encoding;
  /** Lines of one batch. */
  batch: number;
}

/** What came of some lines more. */
export interface ImportProgress extends ImportOutput {
  /** Up to here the file is done. */
  line: number;
  isDone: boolean;
  /** Nothing behind that line can be read; the last remark says why. */
  isUnreadable: boolean;
}

const NOTHING: ImportOutput = {
  skipped: 0,
  added: 0,
  changed: 0,
  same: 0,
  wrong: 0,
  remarks: [],
};

/**
 * Imports a file batch by batch, each in a transaction of its own, and keeps no
 * more of it than one. A file that cannot be read any further ends there; what
 * was before it is done.
 */
export async function* importFile(
  { body, encoding, batch, ...file }: ImportedFile,
  run: (input: ImportInput) => Promise<ImportOutput>,
): AsyncGenerator<ImportProgress> {
  let isFirst = true;
  let line = 1;
  try {
    const batches = readTable(body, { encoding, batch });
    for await (const { part, isLast } of withLast(batches)) {
      const { header, rows } = part;
      const input = { ...file, isFirst, isLast, header, rows };
      const result = await run(input);
      isFirst = false;
      line = rows.at(-1)?.line ?? line;
      yield { ...result, line, isDone: isLast, isUnreadable: false };
    }
  } catch (error) {
    if (!(error instanceof BadFile)) throw error;
    yield endAt(error, line);
  }
}

/** What is said of a file that cannot be read any further. */
function endAt(error: BadFile, done: number): ImportProgress {
  const line = Math.max(error.line, done);
  const remark: Remark = {
    line,
    field: null,
    reason: error.problem,
    isWrong: true,
    given: shortened(error.given),
    allowed: [],
  };
  return {
    ...NOTHING,
    remarks: [remark],
    line,
    isDone: true,
    isUnreadable: true,
  };
}

/** Each batch with whether another one follows. */
async function* withLast<Part>(batches: AsyncIterable<Part>) {
  let before: Part | undefined;
  try {
    for await (const part of batches) {
      if (before) yield { part: before, isLast: false };
      before = part;
    }
  } catch (error) {
    if (error instanceof BadFile && before) {
      yield { part: before, isLast: false };
    }
    throw error;
  }
  if (before) yield { part: before, isLast: true };
}
