/**
 * `failed` makes the service useless, so that no request should come here.
 * `degraded` is for the operator alone: another instance would be no better.
 */
export type CheckStatus = "ok" | "degraded" | "failed";

/** The result of one check. */
export interface Check {
  name: "store" | "mcp_server" | "clock" | "keys" | "model";
  status: CheckStatus;
  /** The reason why it is not `ok`, in snake_case. */
  reason?: string;
  /** Further findings, which anybody may read. */
  facts?: Record<string, unknown>;
  /** For the log only. */
  cause?: unknown;
}

/** The reason of a check that another one's failure prevents. */
export const NOT_KNOWN = "not_known";

/** Longest time that a check may take, in milliseconds. */
export const CHECK_TIMEOUT = 2_000;

/** The check as `/readyz` answers it. */
export function toJson({ name, status, reason, facts }: Check) {
  return { name, status, ...(reason && { reason }), ...facts };
}
