import type { MiddlewareHandler } from "hono";

/** Variables that every request of either service carries. */
export interface RequestVariables {
  requestId: string;
}

declare module "hono" {
  interface ContextVariableMap extends RequestVariables {}
}

const HEADER = "X-Request-Id";
const WELL_FORMED = /^[\w=-]{1,128}$/;

/**
 * Sets `c.var.requestId`, taking a well-formed `X-Request-Id` over, and echoes
 * it on whatever answer the request gets. Hono's own middleware does so before
 * the answer is there, for which most answers are then built twice.
 */
export function requestId(): MiddlewareHandler {
  return async (c, next) => {
    const given = c.req.header(HEADER) ?? "";
    const id = WELL_FORMED.test(given) ? given : crypto.randomUUID();
    c.set("requestId", id);
    await next();
    c.res.headers.set(HEADER, id);
  };
}
