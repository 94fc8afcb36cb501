import { Connections } from "./connections.ts";
import { TransactionConnection } from "./transaction_connection.ts";
import { type Sql, sqlFor } from "./statement.ts";

/** How a pool differs from the usual. */
export interface ConnectOptions {
  /**
   * Connections for transactions at most, beside a quarter as many for single
   * statements; 16 by default.
   */
  max?: number;
  /**
   * Milliseconds after which whatever is still going on is ended, with its
   * connection; 20 s by default.
   */
  timeout?: number;
}

/** A database, to which single statements can be sent. */
export interface Database extends Sql {
  /** A connection for one transaction, with none begun. */
  open(): Promise<TransactionConnection>;
  /** Closes all connections, after `timeout` seconds also those in use. */
  end(options?: { timeout?: number }): Promise<void>;
}

/**
 * Connects to a database when it is needed: over connections for transactions,
 * and over others for single statements, which so wait for no transaction.
 * Times come as `Date`, `bigint` as `number`.
 *
 * @throws {TypeError} If `url` asks for what cannot be done.
 */
export function connect(
  url: string,
  { max = 16, timeout = 20_000 }: ConnectOptions = {},
): Database {
  const transactions = new Connections(url, { max, timeout });
  const statements = new Connections(url, {
    max: Math.ceil(max / 4),
    timeout,
  });
  const open = async () =>
    new TransactionConnection(await transactions.borrow());
  const ask = async (text: string, values: unknown[]) => {
    const session = new TransactionConnection(await statements.borrow());
    try {
      return await session.ask(text, values);
    } finally {
      session.release();
    }
  };
  const end = async (options?: { timeout?: number }) => {
    await Promise.all([transactions.end(options), statements.end(options)]);
  };
  return Object.assign(sqlFor(ask), { open, end });
}
