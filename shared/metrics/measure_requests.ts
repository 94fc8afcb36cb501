import type { Context, MiddlewareHandler } from "hono";
import { methodOf, type PageOf, routeOf } from "../http/route.ts";
import type { RequestMetrics } from "./request_metrics.ts";

/**
 * Counts every request by its route's pattern, never by its path.
 *
 * @param metrics Undefined where nobody can read them; then it does nothing.
 */
export function measureRequests(
  metrics: RequestMetrics | undefined,
  pageOf: PageOf,
): MiddlewareHandler {
  if (!metrics) return (_, next) => next();
  return async (c, next) => {
    const started = performance.now();
    await next();
    const seconds = (performance.now() - started) / 1000;
    const { status } = c.res;
    const request = { method: methodOf(c), route: routeOf(c, pageOf) };
    metrics.requestAnswered({ ...request, status, seconds });
    countBytes(c, (bytes) => metrics.bytesSent(request, bytes));
  };
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
