// @ts-types="./pg.d.ts"
import { DatabaseError } from "pg";

/** The SQLSTATE of an error of the server, e.g. `23P01`; else undefined. */
export function sqlState(error: unknown): string | undefined {
  return isDatabaseError(error) ? error.code : undefined;
}

/** Whether the server reported `error`; false if it could not be reached. */
export function isDatabaseError(error: unknown): error is DatabaseError {
  return error instanceof DatabaseError;
}

/** Whether the connection is lost. */
export function isConnectionLost(error: unknown): boolean {
  if (isDatabaseError(error)) {
    return error.severity === "FATAL" || error.severity === "PANIC";
  }
  return error instanceof ConnectionLostError;
}

/** `error` if the server reported it, else a {@linkcode ConnectionLostError}. */
export function toDatabaseError(error: unknown): Error {
  return isDatabaseError(error) ? error : new ConnectionLostError(error);
}

/** The database cannot be reached, or the connection to it is lost. */
export class ConnectionLostError extends Error {
  override name = "ConnectionLostError";

  constructor(cause: unknown) {
    super("The database connection was lost", { cause });
  }
}
