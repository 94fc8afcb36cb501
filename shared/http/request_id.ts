// This module is portable: it runs on Deno and on Workers.
import type { MiddlewareHandler } from "hono";
import { requestId as honoRequestId } from "hono/request-id"; // checks and echoes X-Request-Id

/** Variables that every request of either service carries. */
export interface RequestVariables {
  requestId: string;
}

/** Sets `c.var.requestId`, taking a well-formed `X-Request-Id` over. */
export function requestId(): MiddlewareHandler {
  return honoRequestId({ limitLength: 128 });
}
