import type { Context, MiddlewareHandler } from "hono";
import { methodOf, type PageOf, routeOf } from "../http/route.ts";
import type { RequestObserver } from "./request_metrics.ts";

/** Hono variables of what is measured. */
interface MeasuredVariables {
  /** The operation that a request calls. */
  operation?: string | undefined;
}

declare module "hono" {
  interface ContextVariableMap extends MeasuredVariables {}
}

/**
 * Counts every request by its route's pattern, never by its path.
 *
 * @param observers Those that are undefined are told nothing.
 */
export function measureRequests(
  observers: readonly (RequestObserver | undefined)[],
  pageOf: PageOf,
): MiddlewareHandler {
  const told = observers.filter((each) => each !== undefined);
  if (told.length === 0) return (_, next) => next();
  return async (c, next) => {
    const started = performance.now();
    await next();
    const seconds = (performance.now() - started) / 1000;
    const { status } = c.res;
    const request = {
      method: methodOf(c),
      route: routeOf(c, pageOf),
      operation: c.get("operation"),
    };
    for (const observer of told) {
      observer.requestAnswered({ ...request, status, seconds });
    }
    await countBytes(c, (bytes) => {
      for (const observer of told) observer.bytesSent(request, bytes);
    });
  };
}

/** Statuses whose answers have no body (Fetch standard, "null body status"). */
const BODILESS = [101, 103, 204, 205, 304];

/** Counts a body; one of unknown length is counted while it is sent. */
async function countBytes(
  c: Context,
  count: (bytes: number) => void,
): Promise<void> {
  const { res } = c;
  // The answer to HEAD names a length and has no body (RFC 9110, section 9.3.2).
  if (c.req.method === "HEAD" || BODILESS.includes(res.status)) return;
  const length = res.headers.get("Content-Length");
  if (length !== null) return count(Number(length));
  if (res.headers.get("Content-Type")?.startsWith("application/json")) {
    // It is whole already, and a stream of it would be slower to send.
    const bytes = await res.arrayBuffer();
    count(bytes.byteLength);
    return replaceBody(c, bytes);
  }
  if (res.body !== null) replaceBody(c, res.body.pipeThrough(counter(count)));
}

function counter(count: (bytes: number) => void) {
  return new TransformStream<Uint8Array, Uint8Array>({
    transform(piece, controller) {
      count(piece.byteLength);
      controller.enqueue(piece);
    },
  });
}

/** Without a response in between Hono would copy all headers once more. */
function replaceBody(c: Context, body: BodyInit): void {
  const { status, statusText, headers } = c.res;
  c.res = undefined;
  c.res = new Response(body, { status, statusText, headers });
}
