import { AsyncLocalStorage } from "node:async_hooks";
import { activeSpan, startSpan, traceOf, withSpan } from "./telemetry.ts";
import {
  formatTraceparent,
  newTrace,
  type TraceContext,
} from "./trace_context.ts";

const storage = new AsyncLocalStorage<TraceContext>();

/** The trace of the request or other work that this code runs for. */
export function currentTrace(): TraceContext | undefined {
  return storage.getStore();
}

/** Runs `run`, and all that it starts, as a part of the trace. */
export function runInTrace<T>(trace: TraceContext, run: () => T): T {
  return storage.run(trace, run);
}

/**
 * Runs work that may have no request behind it: as a part of the current trace,
 * or of a new one. `name` names the new trace's first span.
 */
export async function traceWork<T>(
  name: string,
  run: () => Promise<T>,
): Promise<T> {
  if (currentTrace()) return await run();
  const span = startSpan(name);
  if (!span) return await runInTrace(newTrace(), run);
  try {
    return await withSpan(span, () => runInTrace(traceOf(span), run));
  } finally {
    span.end();
  }
}

/**
 * The header for a request to another service. It is empty outside of a trace,
 * and where Deno records spans, because its `fetch` then adds the header.
 */
export function traceHeaders(): { traceparent?: string } {
  const trace = currentTrace();
  if (!trace || activeSpan()) return {};
  return { traceparent: formatTraceparent(trace) };
}

/** `fetch` (or `send`) with the trace's header. */
export async function tracedFetch(
  input: RequestInfo | URL,
  init: RequestInit = {},
  send: typeof fetch = fetch,
): Promise<Response> {
  const { traceparent } = traceHeaders();
  if (!traceparent) return await send(input, init);
  const headers = new Headers(
    init.headers ?? (input instanceof Request ? input.headers : undefined),
  );
  headers.set("traceparent", traceparent);
  return await send(input, { ...init, headers });
}
