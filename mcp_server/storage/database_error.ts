// @ts-types="./pg.d.ts"
import { DatabaseError } from "pg";
import { describeConnectionFailure } from "./connection_failure.ts";
import { type DatabaseUrl, readDatabaseUrl } from "./database_url.ts";

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

  constructor(
    cause: unknown,
    message = "The database connection was lost",
  ) {
    super(message, { cause });
  }
}

/** No connection could be made; the message says to where, and why not. */
export class ConnectionFailedError extends ConnectionLostError {
  override name = "ConnectionFailedError";
  /** Whether it can pass by itself, for example while the database starts. */
  readonly isTemporary: boolean;

  constructor(cause: unknown, address: DatabaseUrl) {
    const failure = describeConnectionFailure(cause, address);
    const { host, port } = address;
    super(cause, `No connection to ${host}:${port}: ${failure.reason}`);
    this.isTemporary = failure.isTemporary;
  }
}

/** An error of the server, with the host and port that it came from. */
export function withAddress(error: unknown, url: string): unknown {
  if (!isDatabaseError(error)) return error;
  const { host, port } = readDatabaseUrl(url);
  const message = `The database at ${host}:${port} refuses: ${error.message}`;
  return new Error(message, { cause: error });
}
