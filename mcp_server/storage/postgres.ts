import { ConnectionPool } from "./connection_pool.ts";
import { TransactionConnection } from "./transaction_connection.ts";
import { createSql, type Sql } from "./statement.ts";

/** How large the pools are, and how long a connection may be in use. */
export interface ConnectOptions {
  /**
   * The most connections for transactions; 16 by default. A second pool, a
   * quarter as large, is for single statements.
   */
  max?: number;
  /**
   * Milliseconds after which a connection in use is destroyed, with the
   * statement or transaction on it; 20 s by default.
   */
  timeout?: number;
}

/** How many connections of a pool are in which state. */
export interface PoolState {
  busy: number;
  idle: number;
  /** Callers that wait for one. */
  waiting: number;
}

/** A database. Called as a template tag, it runs a single statement. */
export interface Database extends Sql {
  /** A connection for one transaction, which is not begun yet. */
  acquire(): Promise<TransactionConnection>;
  /** The pools' connections at the moment. */
  connections(): Record<"transactions" | "statements", PoolState>;
  /** Closes all connections, after `timeout` seconds also those in use. */
  end(options?: { timeout?: number }): Promise<void>;
}

/**
 * Creates the connection pools of a database; connections are opened when they
 * are needed. Single statements have a pool of their own, so that they never
 * wait for a transaction. `timestamptz` is read as `Date`, `bigint` as
 * `number`.
 *
 * @throws {TypeError} If the `sslmode` of `url` is not supported.
 */
export function connect(
  url: string,
  { max = 16, timeout = 20_000 }: ConnectOptions = {},
): Database {
  const transactions = new ConnectionPool(url, { max, timeout });
  const statements = new ConnectionPool(url, {
    max: Math.ceil(max / 4),
    timeout,
  });
  return databaseOver(transactions, statements);
}

/**
 * Creates a database of a single connection, which is opened when it is first
 * needed: for a runtime in which each request opens its own. Transactions and
 * statements take turns on it, so a transaction must not wait for a statement
 * outside of it. No statement stays prepared, as a pooler in front may give each
 * transaction another connection.
 *
 * @throws {TypeError} If the `sslmode` of `url` is not supported.
 */
export function connectOnce(
  url: string,
  { timeout = 20_000 }: Pick<ConnectOptions, "timeout"> = {},
): Database {
  const pool = new ConnectionPool(url, { max: 1, timeout, isPooled: true });
  return databaseOver(pool, pool);
}

function databaseOver(
  transactions: ConnectionPool,
  statements: ConnectionPool,
): Database {
  const acquire = async () =>
    new TransactionConnection(await transactions.acquire());
  const send = async (text: string, values: unknown[]) => {
    const connection = new TransactionConnection(await statements.acquire());
    try {
      return await connection.query(text, values);
    } finally {
      connection.release();
    }
  };
  const end = async (options?: { timeout?: number }) => {
    const pools = new Set([transactions, statements]);
    await Promise.all([...pools].map((pool) => pool.end(options)));
  };
  const connections = () => ({
    transactions: transactions.state(),
    statements: statements.state(),
  });
  return Object.assign(createSql(send), { acquire, connections, end });
}
