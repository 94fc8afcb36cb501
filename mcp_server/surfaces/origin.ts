import type { MiddlewareHandler } from "hono";
import { ApiError } from "../../shared/http/errors.ts";

/**
 * Refuses requests that a browser sends for a site that is not listed (MCP
 * 2026-07-28, Streamable HTTP, security). Other clients send no `Origin`.
 *
 * @throws {ApiError} 403 `origin_not_allowed`.
 */
export function requireKnownOrigin(
  { serverUrl, allowedOrigins }: {
    serverUrl: string;
    allowedOrigins: readonly string[];
  },
): MiddlewareHandler {
  const known = new Set([serverUrl, ...allowedOrigins]);
  return async (c, next) => {
    const origin = c.req.header("Origin");
    if (origin !== undefined && !known.has(origin)) {
      throw new ApiError("Origin not allowed", {
        status: 403,
        code: "origin_not_allowed",
      });
    }
    await next();
  };
}
