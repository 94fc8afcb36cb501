import type { TokenRejection } from "../../shared/contract/rejection.ts";
import type { Scope } from "../../shared/contract/scopes.ts";
import { ApiError } from "../../shared/http/errors.ts";
import { PRODUCT_ID } from "../../shared/ui/product.ts";

const REALM = `Bearer realm="${PRODUCT_ID}"`;

/**
 * The `WWW-Authenticate` of a refused token (RFC 6750 section 3). Where no
 * credentials came there is no error code, section 3.1.
 */
export function challengeFor(
  rejection: TokenRejection,
  scopes: readonly Scope[] = [],
): string {
  const needed = scopes.length > 0 ? `, scope="${scopes.join(" ")}"` : "";
  return rejection.reason === "missing"
    ? `${REALM}${needed}`
    : `${REALM}, error="invalid_token"${needed}`;
}

/** The answer to a refused token; why it was refused stays in the log. */
export function refusalOf(
  rejection: TokenRejection,
  scopes?: readonly Scope[],
): ApiError {
  if (rejection.reason === "keys_unavailable") {
    return new ApiError("Tokens cannot be verified at the moment", {
      status: 503,
      code: "keys_unavailable",
      headers: { "Retry-After": "5" },
    });
  }
  return new ApiError("Invalid token", {
    status: 401,
    code: "invalid_token",
    headers: { "WWW-Authenticate": challengeFor(rejection, scopes) },
  });
}

/** The answer to a good token that may not do this. */
export function insufficientPermissions(scope: Scope): ApiError {
  return new ApiError("Insufficient permissions", {
    status: 403,
    code: "insufficient_scope",
    headers: {
      "WWW-Authenticate":
        `${REALM}, error="insufficient_scope", scope="${scope}"`,
    },
  });
}

/** The answer to whoever calls too often. */
export function rateLimited(retryAfterSeconds: number): ApiError {
  return new ApiError("Rate limit exceeded", {
    status: 429,
    code: "rate_limited",
    details: { retryAfterSeconds },
    headers: { "Retry-After": String(retryAfterSeconds) },
  });
}
