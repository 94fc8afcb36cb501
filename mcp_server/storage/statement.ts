/** A row, by the names of its columns. */
// deno-lint-ignore no-explicit-any -- as a driver cannot know the columns
export type Row = Record<string, any>;

/** What stands in a statement: a parameter's value, or a part of the text. */
export type Value =
  | string
  | number
  | boolean
  | Date
  | null
  | undefined
  | readonly (string | number)[]
  | Statement<readonly object[]>;

/** Sends a statement, and resolves to the rows of its answer. */
export type Ask = (text: string, values: unknown[]) => Promise<Row[]>;

/** Writes statements; what stands in `${}` is a parameter, never text. */
export interface Sql {
  <Rows extends readonly object[] = Row[]>(
    strings: TemplateStringsArray,
    ...values: Value[]
  ): Statement<Rows>;
  /** Names of tables or columns, with commas between them. */
  (names: string | readonly string[]): Statement<Row[]>;
  /** A parameter of type `json` or `jsonb`. */
  json(value: unknown): string;
}

/** Writes the statements of one transaction. */
export interface TransactionSql extends Sql {
  /**
   * Has a change whose answer nobody needs travel with the commit, which comes
   * to nothing if it fails. Such changes are made at once: none sees another.
   */
  atEnd(change: Statement<Row[]>): void;
  /**
   * Undoes what `run` did if it throws, and nothing that was done before. There
   * can only be one at a time.
   */
  savepoint<Result>(
    run: (sql: TransactionSql) => PromiseLike<Result>,
  ): Promise<Result>;
}

/** A statement, or a part of one; it is sent once, when it is awaited. */
export class Statement<Rows extends readonly object[]>
  implements PromiseLike<Rows> {
  readonly #ask: Ask;
  readonly #strings: readonly string[];
  readonly #values: readonly Value[];
  #rows: Promise<Rows> | undefined;

  constructor(
    ask: Ask,
    strings: readonly string[],
    values: readonly Value[],
  ) {
    this.#ask = ask;
    this.#strings = strings;
    this.#values = values;
  }

  /** Sends it now. */
  execute(): Promise<Rows> {
    if (!this.#rows) {
      const values: unknown[] = [];
      const text = this.#write(values);
      const rows = this.#ask(text, values);
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

  /** Its text, whose parameters are counted on from those in `values`. */
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

/** Writes the statements that `ask` sends. */
export function sqlFor(ask: Ask): Sql {
  const write = <Rows extends readonly object[]>(
    first: TemplateStringsArray | string | readonly string[],
    ...values: Value[]
  ) => {
    const strings = isTemplate(first) ? first : [identifiers(first)];
    return new Statement<Rows>(ask, strings, values);
  };
  return Object.assign(write, { json: JSON.stringify });
}

/**
 * A part of statements that is written once and used in many. `strings` are
 * text: what came from outside belongs into `values`.
 */
export function fragment(
  strings: readonly string[],
  values: readonly Value[] = [],
): Statement<Row[]> {
  return new Statement(refuse, strings, values);
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
