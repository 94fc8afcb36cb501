import type { PartName } from "./stack.ts";

const LABELS: Record<PartName, string> = {
  "ai-service": "ai ",
  "mcp-server": "mcp",
  "postgres": "db ",
};
/** Paths of health checks and assets, whose many requests would hide others. */
const HIDDEN_PATHS =
  /^\/(readyz|healthz|metrics|_fresh|_reload|@|favicon)|\.(css|js|svg|woff2?|png|ico)$/;
/** What the AI service asks the MCP server every few seconds, mostly for nothing. */
const POLLED_PATHS = /^\/mcp\/tools\/(order\/refunds|notice\/claim)$/;
const POLLED_OPERATIONS = ["order_refunds", "notice_claim"];
const POLLING_SCOPES = ["order:pay", "notice:deliver"];
/** Ids that a person at a terminal compares with nothing. */
const IDS = ["requestId", "traceId"];
const DIM = "\x1b[2m";
const RED = "\x1b[31m";
const PLAIN = "\x1b[0m";

/** Formats a part's log line for the terminal; undefined if it is not shown. */
export function readableLine(
  part: PartName,
  line: string,
  { color = false } = {},
): string | undefined {
  const paint = (code: string, text: string) =>
    color ? `${code}${text}${PLAIN}` : text;
  const label = paint(DIM, LABELS[part]);
  const record = parse(line);
  if (!record) {
    if (part === "postgres" && !/ (ERROR|FATAL|PANIC): /.test(line)) return;
    return line.trim() ? `${label} ${line}` : undefined;
  }

  const { timestamp, service: _service, level, event, cause, ...fields } =
    record;
  const time = paint(DIM, String(timestamp).slice(11, 19));
  const text = event === "request"
    ? requestText(fields)
    : eventText(event, fields);
  if (text === undefined) return;
  const isBad = level === "error" || Number(fields.status) >= 500;
  return `${time} ${label} ${isBad ? paint(RED, text) : text}${
    causeText(cause)
  }`;
}

type LogRecord = Record<string, unknown> & { event: string };

function parse(line: string): LogRecord | undefined {
  if (!line.startsWith("{")) return;
  try {
    const record = JSON.parse(line);
    if (typeof record.event === "string") return record;
  } catch {
    // A line that starts with a brace but is not JSON is shown unchanged.
  }
}

function requestText(
  { method, path, status, durationMs }: Record<string, unknown>,
) {
  const isHidden = [HIDDEN_PATHS, POLLED_PATHS].some((paths) =>
    paths.test(String(path))
  );
  if (isHidden && Number(status) < 400) return;
  return `${method} ${path} ${status} ${durationMs} ms`;
}

function eventText(
  event: string,
  fields: Record<string, unknown>,
): string | undefined {
  if (isPolling(event, fields)) return;
  const facts = Object.entries(fields)
    .filter(([name]) => !IDS.includes(name))
    .map(([name, value]) =>
      `${name}=${typeof value === "string" ? value : JSON.stringify(value)}`
    );
  return [event, ...facts].join(" ");
}

/** Whether the event is of such a call that was answered. */
function isPolling(
  event: string,
  { operation, outcome, scope }: Record<string, unknown>,
): boolean {
  if (event === "token_verified") {
    return POLLING_SCOPES.includes(String(scope));
  }
  return event === "tool_called" && outcome === "ok" &&
    POLLED_OPERATIONS.includes(String(operation));
}

function causeText(cause: unknown): string {
  if (typeof cause !== "object" || cause === null) return "";
  const { stack, message } = cause as { stack?: unknown; message?: unknown };
  const text = stack ?? message;
  return text ? `\n${text}` : "";
}
