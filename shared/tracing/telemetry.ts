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

interface Runtime {
  telemetry?: Telemetry;
  env: { get(name: string): string | undefined };
}

const deno = (globalThis as { Deno?: Runtime }).Deno;
const telemetry = deno?.telemetry;

/** Under it OpenTelemetry's API keeps the active span in a context. */
const SPAN = Symbol.for("OpenTelemetry Context Key SPAN");

/** Whether a span was recorded in this process. */
let hasRecorded = false;

/** The span that is being recorded; undefined where OpenTelemetry is off. */
export function activeSpan(): Span | undefined {
  const span = telemetry?.contextManager.active().getValue(SPAN);
  hasRecorded ||= span !== undefined;
  return span as Span | undefined;
}

/** Starts a span; undefined where OpenTelemetry is off. */
export function startSpan(name: string): Span | undefined {
  // Where it is off, Deno 2.5 ends the process here, and a later Deno throws.
  if (!hasRecorded && !isTurnedOn()) return undefined;
  return telemetry?.tracerProvider.getTracer("madoguchi").startSpan(name);
}

/** Platforms can record without the variable; then a request shows it. */
function isTurnedOn(): boolean {
  return deno?.env.get("OTEL_DENO") === "true";
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
