import type { MiddlewareHandler } from "hono";
import { limitBodyOf } from "../../shared/http/bounded_body.ts";

const MAX_BODY_BYTES = 64 * 1024;

/** Private responses must not be cached. */
export function privateResponses(): MiddlewareHandler {
  return async (c, next) => {
    c.header("Cache-Control", "private, no-store");
    await next();
  };
}

/**
 * Lets bodies of more than 64 KiB be refused with 413 `body_too_large`. Hono's
 * own middleware reads chunked bodies itself, and answers 500 to one that does
 * not arrive whole.
 */
export function limitBody(): MiddlewareHandler {
  return async (c, next) => {
    limitBodyOf(c.req.raw, MAX_BODY_BYTES);
    await next();
  };
}
