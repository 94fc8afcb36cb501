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
 * as `number`. Types are not fetched at connect, which saves a round trip and
 * works behind poolers; so of the array types only `text[]` is known.
 */
export function connect(url: string, options: ConnectOptions = {}): Sql {
  const { max = 10, prepare = true } = options;
  const sql = postgres(url, {
    max,
    prepare,
    fetch_types: false,
    connect_timeout: 10,
    idle_timeout: 60,
    onnotice: () => {},
    connection: { application_name: "madoguchi-mcp-server" },
    types: { bigint: BIGINT, textArray: TEXT_ARRAY },
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

/** text[] (oid 1009) without nulls, in Postgres's own quoting. */
const TEXT_ARRAY = {
  to: 1009,
  from: [1009],
  serialize: (values: readonly string[]) =>
    `{${values.map((value) => `"${value.replace(/["\\]/g, "\\$&")}"`).join()}}`,
  parse: (text: string) =>
    [...text.matchAll(/"((?:[^"\\]|\\.)*)"|[^,{}]+/gs)].map(
      ([plain, quoted]) => quoted?.replace(/\\(.)/gs, "$1") ?? plain,
    ),
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
