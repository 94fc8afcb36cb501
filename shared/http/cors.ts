import type { MiddlewareHandler } from "hono";
import { cors as honoCors } from "hono/cors";

/**
 * CORS with an allow-list. An origin that is not listed gets no CORS header, and
 * no origin may send credentials.
 */
export function cors(allowedOrigins: readonly string[]): MiddlewareHandler {
  const handleCors = honoCors({
    origin: (origin) => allowedOrigins.includes(origin) ? origin : null,
    allowMethods: ["GET", "POST"],
    allowHeaders: [
      "Authorization",
      "Content-Type",
      "Idempotency-Key",
      "Mcp-Method",
      "Mcp-Name",
      "Mcp-Protocol-Version",
      "Traceparent",
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
    const isFromBrowser = c.req.header("Origin") !== undefined ||
      c.req.method === "OPTIONS";
    if (isFromBrowser) return await handleCors(c, next);
    // Other clients send no Origin and need no CORS headers. Skipping Hono's
    // middleware saves a copy of the whole response.
    await next();
    c.res.headers.append("Vary", "Origin");
  };
}
