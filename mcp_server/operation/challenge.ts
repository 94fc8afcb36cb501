import type { TokenRejection } from "../../shared/contract/rejection.ts";
import type { Scope } from "../../shared/contract/scopes.ts";
import { ApiError } from "../../shared/http/errors.ts";
import { PRODUCT_ID } from "../../shared/ui/product.ts";

const REALM = `Bearer realm="${PRODUCT_ID}"`;

const INVALID_TOKEN = "Invalid token";
const INSUFFICIENT_PERMISSIONS = "Insufficient permissions";

/**
 * The `WWW-Authenticate` of a refused token (RFC 6750 section 3). Where no
 * credentials came there is no error code, section 3.1. The description is for
 * OAuth clients, which read the challenge in place of the body.
 */
export function challengeFor(
  rejection: TokenRejection,
  scopes: readonly Scope[] = [],
): string {
  const needed = scopes.length > 0 ? `, scope="${scopes.join(" ")}"` : "";
  return rejection.reason === "missing"
    ? `${REALM}${needed}`
    : `${REALM}, ${errorOf("invalid_token", INVALID_TOKEN)}${needed}`;
}

function errorOf(code: string, description: string): string {
  return `error="${code}", error_description="${description}"`;
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
  return new ApiError(INVALID_TOKEN, {
    status: 401,
    code: "invalid_token",
    headers: { "WWW-Authenticate": challengeFor(rejection, scopes) },
  });
}

/** The answer to a good token that may not do this. */
export function insufficientPermissions(scope: Scope): ApiError {
  const error = errorOf("insufficient_scope", INSUFFICIENT_PERMISSIONS);
  return new ApiError(INSUFFICIENT_PERMISSIONS, {
    status: 403,
    code: "insufficient_scope",
    details: { scope },
    headers: { "WWW-Authenticate": `${REALM}, ${error}, scope="${scope}"` },
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
