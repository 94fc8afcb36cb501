import type { Context, MiddlewareHandler } from "hono";
import { matchedRoutes } from "hono/route";
import type { Metrics } from "./metrics.ts";

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/**
 * Counts every request by its route's pattern, never by its path. Does nothing
 * without a token, because nobody could read it.
 */
export function measureRequests(
  { metrics, token }: { metrics: Metrics; token: string | undefined },
): MiddlewareHandler {
  if (token === undefined) return (_, next) => next();
  return async (c, next) => {
    const started = performance.now();
    await next();
    const seconds = (performance.now() - started) / 1000;
    const { status } = c.res;
    const request = { method: methodOf(c), route: routeOf(c) };
    metrics.requestAnswered({ ...request, status, seconds });
    countBytes(c, (bytes) => metrics.bytesSent(request, bytes));
  };
}

/** HTTP allows any method (RFC 9110 section 9.1). */
function methodOf({ req }: Context): string {
  return METHODS.includes(req.method) ? req.method : "other";
}

/**
 * The pattern of the last route that is not a whole subtree. What no route
 * matches is the site's: its pages, its assets, and what does not exist.
 */
function routeOf(c: Context): string {
  const route = matchedRoutes(c).findLast(({ path }) => !path.includes("*"));
  if (route) return route.path;
  const { path } = c.req;
  if (path === "/") return "/";
  if (/^\/c\/[^/]+$/.test(path)) return "/c/:id";
  return c.res.status < 400 ? "asset" : "unknown";
}

/** Counts a body of unknown length while it is sent. */
function countBytes(c: Context, count: (bytes: number) => void): void {
  const { body, headers } = c.res;
  if (body === null) return;
  const length = headers.get("Content-Length");
  if (length !== null) return count(Number(length));
  const counted = body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(piece, controller) {
        count(piece.byteLength);
        controller.enqueue(piece);
      },
    }),
  );
  c.res = new Response(counted, c.res);
}
