import type { MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { ApiError } from "../../shared/http/errors.ts";

const MAX_BODY_BYTES = 64 * 1024;

/** Private responses must not be cached. */
export function privateResponses(): MiddlewareHandler {
  return async (c, next) => {
    c.header("Cache-Control", "private, no-store");
    await next();
  };
}

/** Refuses bodies of more than 64 KiB with 413 `body_too_large`. */
export function limitBody(): MiddlewareHandler {
  return bodyLimit({
    maxSize: MAX_BODY_BYTES,
    onError: () => {
      throw new ApiError("The request is too large", {
        status: 413,
        code: "body_too_large",
      });
    },
  });
}
