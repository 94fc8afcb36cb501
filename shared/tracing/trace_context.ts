/** Whose work something is part of (W3C Trace Context, section 3). */
export interface TraceContext {
  /** 32 hexadecimal digits, not all zero. */
  traceId: string;
  /** Two hexadecimal digits; `01` says that the caller may record the trace. */
  flags: string;
}

const TRACEPARENT =
  /^(?!ff)([0-9a-f]{2})-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-([0-9a-f]{2})(-.*)?$/;

/**
 * Reads a `traceparent` header; undefined if it is missing or malformed. Later
 * versions may have further parts, version 00 has none (section 3.2.2).
 */
export function parseTraceparent(
  header: string | null | undefined,
): TraceContext | undefined {
  const [, version, traceId, flags, rest] = TRACEPARENT.exec(header ?? "") ??
    [];
  if (!traceId || !flags) return undefined;
  return version === "00" && rest !== undefined
    ? undefined
    : { traceId, flags };
}

/** A trace that begins here. */
export function newTrace(): TraceContext {
  return { traceId: crypto.randomUUID().replaceAll("-", ""), flags: "01" };
}

/** The header of one request that belongs to the trace. */
export function formatTraceparent({ traceId, flags }: TraceContext): string {
  return `00-${traceId}-${newSpanId()}-${flags}`;
}

/** The second half of a random UUID, which is never zero. */
function newSpanId(): string {
  return crypto.randomUUID().slice(19).replace("-", "");
}
