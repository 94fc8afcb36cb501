import type { MiddlewareHandler } from "hono";

/** Hono variables of every request to either service. */
export interface RequestVariables {
  requestId: string;
  /** Stands for path and query in logs and traces, where they hold a secret. */
  loggedPath?: string;
}

declare module "hono" {
  interface ContextVariableMap extends RequestVariables {}
}

const HEADER = "X-Request-Id";
const WELL_FORMED = /^[\w=-]{1,128}$/;

/**
 * Sets `c.var.requestId`, from a well-formed `X-Request-Id` if there is one, and
 * adds it to every response. Hono's own middleware sets the header before there
 * is a response, so that Hono has to copy most responses.
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
