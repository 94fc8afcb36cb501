// @ts-types="./pg.d.ts"
import { DatabaseError } from "pg";

/** SQLSTATE of what the server refused, e.g. `23P01`; undefined for the rest. */
export function sqlState(error: unknown): string | undefined {
  return isRefusal(error) ? error.code : undefined;
}

/** Whether the database answered, and with a refusal. */
export function isRefusal(error: unknown): error is DatabaseError {
  return error instanceof DatabaseError;
}

/** Whether `error` says that the connection itself is gone. */
export function isConnectionLost(error: unknown): boolean {
  if (isRefusal(error)) {
    return error.severity === "FATAL" || error.severity === "PANIC";
  }
  return error instanceof ConnectionLostError;
}

/** `error` if the database refused, and else the loss of the connection. */
export function refusalOrLoss(error: unknown): Error {
  return isRefusal(error) ? error : new ConnectionLostError(error);
}

/** What a statement fails with when its connection is gone. */
export class ConnectionLostError extends Error {
  override name = "ConnectionLostError";

  constructor(cause: unknown) {
    super("The database connection was lost", { cause });
  }
}
