// This module is portable: it runs on Deno and on Workers.

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

/** Where statements go. */
export interface Recipient {
  /** Sends a statement, and resolves to the rows of its answer. */
  ask(text: string, values?: unknown[]): Promise<Row[]>;
  /** Has a statement go ahead of the next one; nobody waits for it. */
  announce(command: { text: string }): void;
}

/** Writes the statements of one transaction, as the driver of `Sql` does. */
export interface TransactionSql {
  <Rows extends readonly object[] = Row[]>(
    strings: TemplateStringsArray,
    ...values: Value[]
  ): Statement<Rows>;
  /** Names of tables or columns, with commas between them. */
  (names: string | readonly string[]): Statement<Row[]>;
  /** A parameter of type `json` or `jsonb`. */
  json(value: unknown): string;
  /**
   * Has a statement whose answer nobody needs travel with the commit, which
   * comes to nothing if it fails.
   */
  atEnd(statement: Statement<readonly object[]>): void;
  /** Undoes what `run` did if it throws, and nothing that was done before. */
  savepoint<Result>(
    run: (sql: TransactionSql) => PromiseLike<Result>,
  ): Promise<Result>;
}

/** A statement, or a part of one; it is sent once, when it is awaited. */
export class Statement<Rows extends readonly object[]>
  implements PromiseLike<Rows> {
  readonly #recipient: Recipient;
  readonly #strings: readonly string[];
  readonly #values: readonly Value[];
  #rows: Promise<Rows> | undefined;

  constructor(
    recipient: Recipient,
    strings: readonly string[],
    values: readonly Value[],
  ) {
    this.#recipient = recipient;
    this.#strings = strings;
    this.#values = values;
  }

  /** Sends it now. */
  execute(): Promise<Rows> {
    if (!this.#rows) {
      const values: unknown[] = [];
      const text = this.#write(values);
      const rows = this.#recipient.ask(text, values);
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

/** Writes the statements that go to `recipient`, and those `atEnd`. */
export function statementsFor(
  recipient: Recipient,
  atEnd: TransactionSql["atEnd"],
): TransactionSql {
  let savepoints = 0;
  const sql = Object.assign(write, { json: JSON.stringify, atEnd, savepoint });
  return sql;

  function write<Rows extends readonly object[]>(
    first: TemplateStringsArray | string | readonly string[],
    ...values: Value[]
  ): Statement<Rows> {
    const strings = isTemplate(first) ? first : [identifiers(first)];
    return new Statement(recipient, strings, values);
  }

  async function savepoint<Result>(
    run: (sql: TransactionSql) => PromiseLike<Result>,
  ): Promise<Result> {
    const name = `savepoint_${savepoints++}`;
    recipient.announce({ text: `savepoint ${name}` });
    try {
      const result = await run(sql);
      recipient.announce({ text: `release savepoint ${name}` });
      return result;
    } catch (error) {
      await recipient.ask(`rollback to savepoint ${name}`).catch(() => {});
      throw error;
    }
  }
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
