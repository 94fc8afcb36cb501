import { ApiError } from "../../shared/http/errors.ts";
import {
  ConnectionFailedError,
  isConnectionLost,
  sqlState,
} from "./database_error.ts";

/** A table that is missing until the database is migrated. */
const UNDEFINED_TABLE = "42P01";

/** Why the database cannot answer now, by SQLSTATE. */
const STATES: Record<string, string> = {
  [UNDEFINED_TABLE]: "The service's database is not set up yet",
  "53100": "The service's database has no room left",
  "53200": "The service's database has too little memory",
  "53400": "The service's database has reached a limit",
  "40P01": "The service's data is locked at the moment",
  "55P03": "The service's data is locked at the moment",
};

/** The 503 answer if `error` is the database's, and may pass; else undefined. */
export function unavailable(error: unknown): ApiError | undefined {
  const sentence = isConnectionLost(error)
    ? "The service cannot reach its database"
    : STATES[sqlState(error) ?? ""];
  if (sentence === undefined) return undefined;
  return new ApiError(sentence, {
    status: 503,
    code: "unavailable",
    headers: { "Retry-After": "2" },
    cause: error,
  });
}

/** Whether a database that cannot be prepared may be ready later. */
export function isTemporary(error: unknown): boolean {
  if (error instanceof ConnectionFailedError) return error.isTemporary;
  return unavailable(error) !== undefined;
}
