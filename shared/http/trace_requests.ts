import type { Context, MiddlewareHandler } from "hono";
import { currentTrace, runInTrace } from "../tracing/current_trace.ts";
import { activeSpan, type Span, traceOf } from "../tracing/telemetry.ts";
import { newTrace, parseTraceparent } from "../tracing/trace_context.ts";
import { methodOf, type PageOf, routeOf } from "./route.ts";

/**
 * Makes each request a part of the trace that its `traceparent` names, or of a
 * new one; an app inside of another goes on in the same. Where Deno records spans, it has read that header already, and its
 * span is named after the route.
 */
export function traceRequests(pageOf: PageOf): MiddlewareHandler {
  return async (c, next) => {
    const span = activeSpan();
    const trace = span
      ? traceOf(span)
      : parseTraceparent(c.req.header("traceparent")) ?? currentTrace() ??
        newTrace();
    await runInTrace(trace, next);
    if (span) {
      nameSpan(span, c, routeOf(c, pageOf));
      hideSecretPath(span, c);
    }
  };
}

function hideSecretPath(span: Span, c: Context): void {
  const path = c.get("loggedPath");
  if (path === undefined) return;
  span.setAttribute("url.path", path);
  span.setAttribute("url.query", "");
  span.setAttribute("url.full", new URL(path, c.req.url).href);
}

/** As OpenTelemetry's conventions for HTTP servers ask. */
function nameSpan(span: Span, c: Context, route: string): void {
  span.updateName(`${methodOf(c)} ${route}`);
  span.setAttribute("http.route", route);
}
