// This module is portable: it runs on Deno and on Workers.
import postgres, { type Sql } from "postgres"; // a Postgres driver that runs on both clouds
import { Connections } from "./connections.ts";

/** How a pool differs from the usual. */
export interface ConnectOptions {
  /** Connections at most; 10 by default. */
  max?: number;
}

const connections = new WeakMap<Sql, Connections>();

/**
 * Opens a pool for single statements, and connections of the same number for
 * the transactions of `inTransaction`; all connect when they are needed. Times
 * come as `Date`, `bigint` as `number`. `end` waits for ever on a transaction
 * that is still open, unless it is given a timeout.
 *
 * @throws {TypeError} If `url` asks for what cannot be done.
 */
export function connect(url: string, { max = 10 }: ConnectOptions = {}): Sql {
  const transactions = new Connections(url, max);
  const sql = postgres(url, {
    max,
    connect_timeout: 10,
    // Seconds between attempts to connect; by default they grow to 20.
    backoff: () => 0.2,
    idle_timeout: 60,
    onnotice: () => {},
    // Refusing it, the driver blames and answers the wrong statement (3.4.9).
    transform: { undefined: null },
    connection: { application_name: "madoguchi-mcp-server" },
    types: { bigint: BIGINT },
  }) as unknown as Sql;
  const endStatements = sql.end;
  const end: Sql["end"] = async (options) => {
    await Promise.all([endStatements(options), transactions.end(options)]);
  };
  connections.set(Object.assign(sql, { end }), transactions);
  return sql;
}

/**
 * The connections that transactions of `sql` run on.
 *
 * @throws {TypeError} If `sql` is not from {@linkcode connect}.
 */
export function connectionsOf(sql: Sql): Connections {
  const known = connections.get(sql);
  if (!known) throw new TypeError("Cannot find any: not made by connect()");
  return known;
}

/** int8 (oid 20): money in minor units and counts, far below 2^53. */
const BIGINT = {
  to: 20,
  from: [20],
  serialize: (value: number) => String(value),
  parse: (text: string) => Number(text),
};
