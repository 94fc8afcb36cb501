import { ApiError } from "../../shared/http/errors.ts";
import { isConnectionLost } from "./database_error.ts";

/** The 503 answer if `error` means a lost connection; otherwise undefined. */
export function unavailable(error: unknown): ApiError | undefined {
  if (!isConnectionLost(error)) return undefined;
  return new ApiError("The service cannot reach its database", {
    status: 503,
    code: "unavailable",
    headers: { "Retry-After": "2" },
    cause: error,
  });
}
