// @ts-types="./pg_utils.d.ts"
import { prepareValue } from "pg/lib/utils.js";
import { Batch, type PendingQuery } from "./batch.ts";
import type { PooledConnection } from "./connection_pool.ts";
import { isDatabaseError, toDatabaseError } from "./database_error.ts";
import type { Row } from "./statement.ts";

/** A statement and its parameters. */
export interface QueryConfig {
  text: string;
  values?: readonly unknown[];
}

/**
 * SQLSTATEs after which the prepared statements of a connection can no longer
 * be relied on: feature not supported (a cached plan that became invalid),
 * invalid statement name, duplicate prepared statement.
 */
const STALE_STATEMENT_STATES = ["0A000", "26000", "42P05"];

/**
 * A connection while one transaction uses it. Statements that are sent in the
 * same tick go to the server as one batch; those that follow while it is under
 * way are the next batch.
 */
export class TransactionConnection {
  readonly #connection: PooledConnection;
  #prefix: readonly QueryConfig[] = [];
  #pending: PendingQuery[] = [];
  #needsSending = false;
  #sending: Promise<void> | undefined;
  #hasEnded = false;
  #isReusable = true;
  #failure: unknown;

  constructor(connection: PooledConnection) {
    this.#connection = connection;
  }

  /** The connection's `application_name`, outside of transactions. */
  get applicationName(): string {
    return this.#connection.applicationName;
  }

  /** Puts `queries` in front of every later batch. */
  prefixBatches(...queries: QueryConfig[]): void {
    this.#prefix = queries;
  }

  /** Adds `queries` to the next batch; their results are ignored. */
  queue(...queries: QueryConfig[]): void {
    for (const query of queries) this.#pending.push(fireAndForget(query));
  }

  /**
   * Sends a statement and resolves to its rows.
   *
   * @throws {ConnectionLostError} If the database cannot be reached.
   */
  query(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    return this.#send({ text, values }).then(({ rows }) => rows);
  }

  async commit(): Promise<void> {
    const committing = this.#send({ text: "commit" });
    // A later statement would run outside the transaction.
    this.#hasEnded = true;
    const { tag } = await committing;
    if (tag === "COMMIT") return;
    // Postgres answers the COMMIT of a failed transaction with "ROLLBACK", not
    // with an error.
    throw new Error("Cannot commit: a statement failed and was not handled", {
      cause: this.#failure,
    });
  }

  /** Undoes what was not committed; does nothing if the connection is lost. */
  async rollback(): Promise<void> {
    this.#hasEnded = true;
    await this.#sending;
    if (!this.#isReusable) return;
    const rollback = fireAndForget({ text: "rollback" });
    this.#isReusable = await this.#sendBatch([rollback]);
  }

  /** Gives the connection back to the pool, or closes it if it is broken. */
  async release(): Promise<void> {
    this.#hasEnded = true;
    await this.#sending;
    this.#connection.release(this.#isReusable);
  }

  #send(query: QueryConfig): Promise<{ rows: Row[]; tag: string }> {
    return new Promise((resolve, reject) => {
      if (this.#hasEnded) throw new Error("The transaction has ended");
      this.#pending.push({
        ...encode(query),
        resolve: (rows, tag) => resolve({ rows, tag }),
        reject: (error) => reject(toDatabaseError(error)),
      });
      this.#needsSending = true;
      this.#sending ??= this.#sendPending();
    });
  }

  async #sendPending(): Promise<void> {
    await Promise.resolve(); // Collects the statements of this tick.
    while (this.#needsSending) {
      const queries = [...this.#prefix.map(fireAndForget), ...this.#pending];
      this.#pending = [];
      this.#needsSending = false;
      await this.#sendBatch(queries);
    }
    this.#sending = undefined;
  }

  /** Resolves to whether all succeeded; errors go to each query's `reject`. */
  async #sendBatch(queries: PendingQuery[]): Promise<boolean> {
    const { client, isPooled } = this.#connection;
    const batch = new Batch(queries, { isNamed: !isPooled });
    try {
      client.query(batch);
      await batch.done;
      return true;
    } catch (error) {
      for (const { reject } of queries) reject(error as Error);
      this.#failure ??= error;
      this.#isReusable &&= isReusableAfter(error);
      return false;
    }
  }
}

function encode({ text, values = [] }: QueryConfig) {
  return { text, values: values.map(encodeValue) };
}

/** Dates are sent in UTC: it takes a tenth of the time of pg's local format. */
function encodeValue(value: unknown): unknown {
  return value instanceof Date ? value.toISOString() : prepareValue(value);
}

function fireAndForget(query: QueryConfig): PendingQuery {
  return { ...encode(query), resolve() {}, reject() {} };
}

function isReusableAfter(error: unknown): boolean {
  return isDatabaseError(error) && error.severity === "ERROR" &&
    !STALE_STATEMENT_STATES.includes(error.code ?? "");
}
