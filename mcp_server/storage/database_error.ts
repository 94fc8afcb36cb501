// This module is portable: it runs on Deno and on Workers.
// @ts-types="./pg.d.ts"
import { DatabaseError } from "pg"; // the driver for transactions
import postgres from "postgres"; // the driver for all else

/** SQLSTATE of what the server refused, e.g. `23P01`; undefined for the rest. */
export function sqlState(error: unknown): string | undefined {
  return isRefusal(error) ? error.code : undefined;
}

/** Whether the database answered, and with a refusal. */
export function isRefusal(
  error: unknown,
): error is DatabaseError | postgres.PostgresError {
  return error instanceof DatabaseError ||
    error instanceof postgres.PostgresError;
}

/** Whether `error` says that the connection itself is gone. */
export function isConnectionLost(error: unknown): boolean {
  if (isRefusal(error)) {
    return error.severity === "FATAL" || error.severity === "PANIC";
  }
  const code = error instanceof Error && "code" in error ? error.code : "";
  return /^(CONNECTION_|CONNECT_|E[A-Z]+$)/.test(String(code));
}

/** What a transaction fails with when its connection is gone. */
export function connectionLost(cause: unknown): Error {
  const error = new Error("The database connection was lost", { cause });
  return Object.assign(error, { code: "CONNECTION_CLOSED" });
}
