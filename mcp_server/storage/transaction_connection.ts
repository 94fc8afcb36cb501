// @ts-types="./pg_utils.d.ts"
import { prepareValue } from "pg/lib/utils.js";
import { Batch, type Query } from "./batch.ts";
import type { LentConnection } from "./connections.ts";
import { isRefusal, refusalOrLoss } from "./database_error.ts";
import type { Row } from "./statement.ts";

/** A statement and its parameters. */
export interface Command {
  text: string;
  values?: readonly unknown[];
}

/** SQLSTATEs that put in doubt what is prepared on a connection. */
const STALE = ["0A000", "26000", "42P05"];

/**
 * A connection while it belongs to one transaction. What is asked at the same
 * moment travels together; what is asked meanwhile travels together next.
 */
export class TransactionConnection {
  readonly #connection: LentConnection;
  #ahead: readonly Command[] = [];
  #waiting: Query[] = [];
  #isAsked = false;
  #sending: Promise<void> | undefined;
  #hasEnded = false;
  #isSound = true;
  #failure: unknown;

  constructor(connection: LentConnection) {
    this.#connection = connection;
  }

  /** Has `commands` travel ahead of each batch to come. */
  beginEachWith(...commands: Command[]): void {
    this.#ahead = commands;
  }

  /** Has `commands` travel with whatever is asked next. */
  queue(...commands: Command[]): void {
    for (const command of commands) this.#waiting.push(fireAndForget(command));
  }

  /**
   * Asks, and resolves to the rows of the answer.
   *
   * @throws {ConnectionLostError} If the database cannot be reached.
   */
  ask(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    return this.#ask({ text, values }).then(({ rows }) => rows);
  }

  async commit(): Promise<void> {
    const committing = this.#ask({ text: "commit" });
    // What comes after it would run outside the transaction.
    this.#hasEnded = true;
    const { tag } = await committing;
    if (tag === "COMMIT") return;
    // This is how an aborted transaction is ended, instead of a failure.
    throw new Error("Cannot commit: a statement failed and was not handled", {
      cause: this.#failure,
    });
  }

  /** Undoes what was not committed, as far as the connection is there. */
  async rollBack(): Promise<void> {
    this.#hasEnded = true;
    await this.#sending;
    if (!this.#isSound) return;
    this.#isSound = await this.#send([fireAndForget({ text: "rollback" })]);
  }

  /** Hands the connection on, or gives it up where it is good for nothing. */
  async release(): Promise<void> {
    this.#hasEnded = true;
    await this.#sending;
    this.#connection.release(this.#isSound);
  }

  #ask(command: Command): Promise<{ rows: Row[]; tag: string }> {
    return new Promise((resolve, reject) => {
      if (this.#hasEnded) throw new Error("The transaction has ended");
      this.#waiting.push({
        ...written(command),
        resolve: (rows, tag) => resolve({ rows, tag }),
        reject: (error) => reject(refusalOrLoss(error)),
      });
      this.#isAsked = true;
      this.#sending ??= this.#sendAll();
    });
  }

  async #sendAll(): Promise<void> {
    await Promise.resolve(); // until all of this moment have asked
    while (this.#isAsked) {
      const queries = [...this.#ahead.map(fireAndForget), ...this.#waiting];
      this.#waiting = [];
      this.#isAsked = false;
      await this.#send(queries);
    }
    this.#sending = undefined;
  }

  /** Whether all went well; never rejects, for who asked is told. */
  async #send(queries: Query[]): Promise<boolean> {
    const batch = new Batch(queries);
    try {
      this.#connection.client.query(batch);
      await batch.done;
      return true;
    } catch (error) {
      for (const { reject } of queries) reject(error as Error);
      this.#failure ??= error;
      this.#isSound &&= isSoundAfter(error);
      return false;
    }
  }
}

function written({ text, values = [] }: Command) {
  return { text, values: values.map(asText) };
}

/** A moment is written in UTC, which takes a tenth of the local time's time. */
function asText(value: unknown): unknown {
  return value instanceof Date ? value.toISOString() : prepareValue(value);
}

function fireAndForget(command: Command): Query {
  return { ...written(command), resolve() {}, reject() {} };
}

function isSoundAfter(error: unknown): boolean {
  return isRefusal(error) && error.severity === "ERROR" &&
    !STALE.includes(error.code ?? "");
}
