import type { MiddlewareHandler } from "hono";
import { currentTrace } from "../tracing/current_trace.ts";
import { writeOut } from "./write_out.ts";

/** The names of the two services in log lines. */
export type ServiceName = "ai-service" | "mcp-server";

/**
 * Facts about an event. They never contain a token, a cookie, a secret, a query
 * string or a message's text. Of a `cause` only name, message and stack are kept.
 */
export type LogFields = Record<string, unknown>;

/**
 * Writes one JSON object per line, with the id of the trace that it is part of.
 * `event` is snake_case.
 */
export interface Log {
  info(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}

/** Options of {@linkcode createLog}. */
export interface LogOptions {
  service: ServiceName;
  now?: () => Date;
  write?: WriteLine;
}

/** Writes one line of the log. */
export type WriteLine = (line: string, level: "info" | "error") => void;

/** Creates a log that writes to stdout, or with `write`. */
export function createLog(options: LogOptions): Log {
  const {
    service,
    now = () => new Date(),
    write = writeOut,
  } = options;
  const line = (
    level: "info" | "error",
    event: string,
    { cause, ...rest }: LogFields = {},
  ) => {
    const timestamp = now().toISOString();
    const entry: LogFields = { timestamp, service, level, event, ...rest };
    const trace = currentTrace();
    if (trace) entry.traceId = trace.traceId;
    if (cause !== undefined) entry.cause = describeCause(cause);
    write(JSON.stringify(entry), level);
  };
  return {
    info: (event, fields) => line("info", event, fields),
    error: (event, fields) => line("error", event, fields),
  };
}

function describeCause(cause: unknown) {
  if (!(cause instanceof Error)) return { name: typeof cause };
  const { name, message, stack } = cause;
  return { name, message, stack };
}

/** Logs each request's method, path, status and duration, without its query. */
export function logRequests(log: Log): MiddlewareHandler {
  return async (c, next) => {
    const started = performance.now();
    await next();
    log.info("request", {
      requestId: c.get("requestId"),
      method: c.req.method,
      path: c.get("loggedPath") ?? c.req.path,
      status: c.res.status,
      durationMs: Math.round(performance.now() - started),
    });
  };
}
