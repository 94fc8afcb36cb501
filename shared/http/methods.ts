import type { MiddlewareHandler } from "hono";
import { ApiError } from "./errors.ts";

/**
 * Answers 405 to any other method, with `Allow` (RFC 9110 section 15.5.6).
 *
 * @throws {ApiError} 405, for `onError` to write.
 */
export function allowMethods(...methods: string[]): MiddlewareHandler {
  return async (c, next) => {
    if (!methods.includes(c.req.method)) {
      throw new ApiError("Method not allowed", {
        status: 405,
        code: "method_not_allowed",
        headers: { Allow: methods.join(", ") },
      });
    }
    await next();
  };
}
