// This module is portable: it runs on Deno and on Workers.
import postgres, { type Sql } from "postgres"; // a Postgres driver that pipelines and runs on both clouds
import { TransactionPool } from "./transaction_pool.ts";

/** How a pool differs from the usual. */
export interface ConnectOptions {
  /** Connections at most; 10 by default. */
  max?: number;
  /**
   * Named prepared statements; on by default. Turn off behind a pooler that
   * gives each transaction another connection and does not track them.
   */
  prepare?: boolean;
}

const transactionPools = new WeakMap<Sql, TransactionPool>();

/**
 * Opens a pool for single statements, and one of the same size for the
 * transactions of `inTransaction`; both connect when they are needed. Times
 * come as `Date`, `bigint` as `number`. `end` waits for ever on a transaction
 * that is still open, unless it is given a timeout.
 */
export function connect(url: string, options: ConnectOptions = {}): Sql {
  const { max = 10, prepare = true } = options;
  const open = (size: number, onclose?: () => void) =>
    postgres(url, {
      max: size,
      prepare,
      // Without this, `reserve` never settles on a fresh connection (3.4.9).
      fetch_types: true,
      connect_timeout: 10,
      // Seconds between attempts to connect; by default they grow to 20.
      backoff: () => 0.2,
      idle_timeout: 60,
      onnotice: () => {},
      // Refusing it, the driver blames and answers the wrong statement (3.4.9).
      transform: { undefined: null },
      ...(onclose && { onclose }),
      connection: { application_name: "madoguchi-mcp-server" },
      types: { bigint: BIGINT },
    }) as unknown as Sql;
  const transactions = new TransactionPool((onClose) => open(1, onClose), max);
  const sql = open(max);
  const endStatements = sql.end;
  const end: Sql["end"] = async (options) => {
    await Promise.all([endStatements(options), transactions.end(options)]);
  };
  transactionPools.set(Object.assign(sql, { end }), transactions);
  return sql;
}

/**
 * The connections that transactions of `sql` run on.
 *
 * @throws {TypeError} If `sql` is not from {@linkcode connect}.
 */
export function transactionPoolOf(sql: Sql): TransactionPool {
  const pool = transactionPools.get(sql);
  if (!pool) throw new TypeError("Cannot find a pool: not made by connect()");
  return pool;
}

/** int8 (oid 20): money in minor units and counts, far below 2^53. */
const BIGINT = {
  to: 20,
  from: [20],
  serialize: (value: number) => String(value),
  parse: (text: string) => Number(text),
};

/** SQLSTATE of a driver error, e.g. `23P01`; undefined for anything else. */
export function sqlState(error: unknown): string | undefined {
  return error instanceof postgres.PostgresError ? error.code : undefined;
}

/** Whether `error` says that the connection itself is gone. */
export function isConnectionLost(error: unknown): boolean {
  if (error instanceof postgres.PostgresError) {
    return error.severity === "FATAL" || error.severity === "PANIC";
  }
  const code = error instanceof Error && "code" in error ? error.code : "";
  return /^(CONNECTION_|CONNECT_|E[A-Z]+$)/.test(String(code));
}
