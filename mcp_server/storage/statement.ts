/** A row, by the names of its columns. */
// deno-lint-ignore no-explicit-any -- as a driver cannot know the columns
export type Row = Record<string, any>;

/** A value in `${}`: a parameter, or a statement that becomes part of the text. */
export type Value =
  | string
  | number
  | boolean
  | Date
  | null
  | undefined
  | readonly (string | number)[]
  | Statement<readonly object[]>;

/** Sends a statement and resolves to its rows. */
export type SendQuery = (text: string, values: unknown[]) => Promise<Row[]>;

/** Writes statements; a value in `${}` becomes a parameter, never SQL text. */
export interface Sql {
  <Rows extends readonly object[] = Row[]>(
    strings: TemplateStringsArray,
    ...values: Value[]
  ): Statement<Rows>;
  /** Quoted names of tables or columns, separated by commas. */
  (names: string | readonly string[]): Statement<Row[]>;
  /** A parameter of type `json` or `jsonb`. */
  json(value: unknown): string;
}

/** Writes the statements of one transaction. */
export interface TransactionSql extends Sql {
  /**
   * Sends `change` together with the COMMIT; its result is ignored. If it
   * fails, the transaction is rolled back. All such changes run as one
   * statement, so none sees the effect of another.
   */
  atEnd(change: Statement<Row[]>): void;
  /**
   * Runs `run` in a savepoint: if it throws, only its own changes are undone.
   * Savepoints cannot overlap.
   */
  savepoint<Result>(
    run: (sql: TransactionSql) => PromiseLike<Result>,
  ): Promise<Result>;
}

/** A statement or a part of one; it is sent once, when it is first awaited. */
export class Statement<Rows extends readonly object[]>
  implements PromiseLike<Rows> {
  readonly #send: SendQuery;
  readonly #strings: readonly string[];
  readonly #values: readonly Value[];
  #rows: Promise<Rows> | undefined;

  constructor(
    send: SendQuery,
    strings: readonly string[],
    values: readonly Value[],
  ) {
    this.#send = send;
    this.#strings = strings;
    this.#values = values;
  }

  /** Sends it now. */
  execute(): Promise<Rows> {
    if (!this.#rows) {
      const values: unknown[] = [];
      const text = this.#write(values);
      const rows = this.#send(text, values);
      this.#rows = rows as Promise<readonly object[]> as Promise<Rows>;
    }
    return this.#rows;
  }

  then<Result = Rows, Failure = never>(
    resolve?: ((rows: Rows) => Result | PromiseLike<Result>) | null,
    reject?: ((error: unknown) => Failure | PromiseLike<Failure>) | null,
  ): Promise<Result | Failure> {
    return this.execute().then(resolve, reject);
  }

  catch<Failure>(
    reject: (error: unknown) => Failure | PromiseLike<Failure>,
  ): Promise<Rows | Failure> {
    return this.execute().catch(reject);
  }

  /** The SQL text. Its parameters are appended to `values` and numbered so. */
  #write(values: unknown[]): string {
    let text = this.#strings[0]!;
    for (const [index, value] of this.#values.entries()) {
      text += value instanceof Statement
        ? value.#write(values)
        : `$${values.push(value)}`;
      text += this.#strings[index + 1]!;
    }
    return text;
  }
}

/** Creates the template tag that writes statements, which `send` sends. */
export function createSql(send: SendQuery): Sql {
  const write = <Rows extends readonly object[]>(
    first: TemplateStringsArray | string | readonly string[],
    ...values: Value[]
  ) => {
    const strings = isTemplate(first) ? first : [identifiers(first)];
    return new Statement<Rows>(send, strings, values);
  };
  return Object.assign(write, { json: JSON.stringify });
}

/**
 * A part of a statement, for use in several. `strings` become SQL text, so
 * input from outside belongs in `values`.
 */
export function fragment(
  strings: readonly string[],
  values: readonly Value[] = [],
): Statement<Row[]> {
  return new Statement(refuse, strings, values);
}

/**
 * A number as a part of the text. A statement that is planned once for all
 * parameters takes a limit that is one for a tenth of the table, and so reads
 * far too much; a number in the text is planned for as it is.
 *
 * @throws {RangeError} If it is no natural number.
 */
export function plainNumber(value: number): Statement<Row[]> {
  if (!Number.isSafeInteger(value) || value < 0) {
    throw new RangeError(`Not a natural number: ${value}`);
  }
  return fragment([String(value)]);
}

function refuse(): never {
  throw new TypeError("A part of a statement cannot be sent");
}

function isTemplate(
  first: TemplateStringsArray | string | readonly string[],
): first is TemplateStringsArray {
  return typeof first === "object" && "raw" in first;
}

function identifiers(names: string | readonly string[]): string {
  return [names].flat().map((name) => `"${name.replaceAll('"', '""')}"`)
    .join(", ");
}
