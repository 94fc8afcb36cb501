// This module is portable: it runs on Deno and on Workers.
import postgres, { type Sql } from "postgres"; // a Postgres driver that pipelines and runs on both clouds

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

/**
 * Opens a pool; it connects at the first query. Times come as `Date`, `bigint`
 * as `number`.
 */
export function connect(url: string, options: ConnectOptions = {}): Sql {
  const { max = 10, prepare = true } = options;
  const sql = postgres(url, {
    max,
    prepare,
    // Without this, `reserve` never resolves on a fresh connection (3.4.9).
    fetch_types: true,
    connect_timeout: 10,
    idle_timeout: 60,
    onnotice: () => {},
    connection: { application_name: "madoguchi-mcp-server" },
    types: { bigint: BIGINT },
  });
  return sql as unknown as Sql;
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
