// This module is portable: it runs on Deno and on Workers.
import type { MiddlewareHandler } from "hono";
import { cors as honoCors } from "hono/cors"; // preflight and headers

/**
 * CORS by allow-list. An origin that is not listed gets no CORS header at all,
 * and credentials are never allowed together with a wildcard.
 */
export function cors(allowedOrigins: readonly string[]): MiddlewareHandler {
  return honoCors({
    origin: (origin) => allowedOrigins.includes(origin) ? origin : null,
    allowMethods: ["GET", "POST"],
    allowHeaders: [
      "Authorization",
      "Content-Type",
      "Idempotency-Key",
      "Mcp-Method",
      "Mcp-Name",
      "Mcp-Protocol-Version",
      "X-Request-Id",
    ],
    exposeHeaders: ["X-Request-Id", "WWW-Authenticate", "Retry-After"],
    maxAge: 600,
  });
}
