import type { MiddlewareHandler } from "hono";
import { cors as honoCors } from "hono/cors";

/**
 * CORS by allow-list. An origin that is not listed gets no CORS header at all,
 * and credentials are never allowed together with a wildcard.
 */
export function cors(allowedOrigins: readonly string[]): MiddlewareHandler {
  const answer = honoCors({
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
    exposeHeaders: [
      "Idempotent-Replayed",
      "Retry-After",
      "WWW-Authenticate",
      "X-Request-Id",
    ],
    maxAge: 600,
  });
  return async (c, next) => {
    const isForeign = c.req.header("Origin") !== undefined ||
      c.req.method === "OPTIONS";
    if (isForeign) return await answer(c, next);
    // Only browsers send an origin; for all others there is nothing to add,
    // and adding it makes Hono build the whole response anew.
    await next();
    c.res.headers.append("Vary", "Origin");
  };
}
