import type { MiddlewareHandler } from "hono";
import { ApiError } from "../../shared/http/errors.ts";

/**
 * Refuses requests with an `Origin` that is not listed, which browsers send for
 * other sites (MCP 2026-07-28, Streamable HTTP, security). Other clients send
 * no `Origin`.
 *
 * @throws {ApiError} 403 `origin_not_allowed`.
 */
export function requireKnownOrigin(
  { serverUrl, allowedOrigins }: {
    serverUrl: string;
    allowedOrigins: readonly string[];
  },
): MiddlewareHandler {
  const allowed = new Set([serverUrl, ...allowedOrigins]);
  return async (c, next) => {
    const origin = c.req.header("Origin");
    if (origin !== undefined && !allowed.has(origin)) {
      throw new ApiError("Origin not allowed", {
        status: 403,
        code: "origin_not_allowed",
      });
    }
    await next();
  };
}
