import type { TraceContext } from "./trace_context.ts";

/** The part of OpenTelemetry's `Span` that the services use. */
export interface Span {
  spanContext(): { traceId: string; traceFlags: number };
  updateName(name: string): void;
  setAttribute(name: string, value: string): void;
  end(): void;
}

interface Context {
  getValue(key: symbol): unknown;
  setValue(key: symbol, value: unknown): Context;
}

/** The part of `Deno.telemetry` that the services use; Workers have none. */
interface Telemetry {
  contextManager: {
    active(): Context;
    with<T>(context: Context, run: () => T): T;
  };
  tracerProvider: {
    getTracer(name: string): { startSpan(name: string): Span };
  };
}

const telemetry = (globalThis as { Deno?: { telemetry?: Telemetry } }).Deno
  ?.telemetry;

/** Under it OpenTelemetry's API keeps the active span in a context. */
const SPAN = Symbol.for("OpenTelemetry Context Key SPAN");

/** The span that is being recorded; undefined unless `OTEL_DENO` is set. */
export function activeSpan(): Span | undefined {
  return telemetry?.contextManager.active().getValue(SPAN) as Span | undefined;
}

/** Starts a span; undefined unless `OTEL_DENO` is set. */
export function startSpan(name: string): Span | undefined {
  try {
    return telemetry?.tracerProvider.getTracer("madoguchi").startSpan(name);
  } catch {
    // Deno throws where OpenTelemetry is off, and has no other way to ask.
    return undefined;
  }
}

/** Runs `run` with `span` as the active one. */
export function withSpan<T>(span: Span, run: () => T): T {
  const { contextManager } = telemetry!;
  return contextManager.with(contextManager.active().setValue(SPAN, span), run);
}

/** The trace that a span is part of. */
export function traceOf(span: Span): TraceContext {
  const { traceId, traceFlags } = span.spanContext();
  return { traceId, flags: traceFlags & 1 ? "01" : "00" };
}
