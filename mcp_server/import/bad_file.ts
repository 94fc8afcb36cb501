/** Why a file cannot be read as a table. */
export type FileProblem =
  | "not_utf8"
  | "not_shift_jis"
  | "not_text"
  | "quote_not_closed"
  | "cell_too_long"
  | "too_many_columns"
  | "no_columns"
  | "column_twice"
  | "file_too_large";

/** Thrown where a file cannot be read any further. */
export class BadFile extends Error {
  override name = "BadFile";

  /**
   * @param line Where it ends; what is before it is imported.
   * @param given What stands there, where that says more.
   */
  constructor(
    readonly problem: FileProblem,
    readonly line = 1,
    readonly given = "",
  ) {
    super(`${problem} at line ${line}`);
  }
}
