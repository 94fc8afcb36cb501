const REVISION = "2026-07-28";
const LEGACY_REVISION = "2025-11-25";

/** The page that a user reads in the read benchmarks. */
const PAGE = { limit: 10 };

/** The page of bookings from the peer without a protocol. */
export function bareRead(token: string): string {
  return request("GET", "/bookings", { token });
}

/** The page of bookings over REST. */
export function restRead(token: string): string {
  return request("POST", "/mcp/tools/booking/list", { token, body: PAGE });
}

/** The form that a user submits in the write benchmark. */
const SUBMISSION = {
  formId: "frm_feedback",
  version: 1,
  answers: {
    visited_on: "2026-05-01",
    satisfaction: "5",
    comment: "Thank you.",
    may_contact: false,
  },
};

/** The form handed in to the peer without a protocol. */
export function bareWrite(token: string): string {
  return request("POST", "/submissions", { token, body: SUBMISSION });
}

/** The form handed in over REST, each time under a key of its own. */
export function restWrite(token: string): string {
  return request("POST", "/mcp/tools/form/submit", {
    token,
    headers: { "idempotency-key": "bench-{count}" },
    body: SUBMISSION,
  });
}

/** The page of bookings over MCP. */
export function mcpRead(token: string): string {
  return request("POST", "/mcp", {
    token,
    headers: {
      "mcp-protocol-version": REVISION,
      "mcp-method": "tools/call",
      "mcp-name": "booking_list",
    },
    body: toolCall({
      name: "booking_list",
      arguments: PAGE,
      _meta: {
        "io.modelcontextprotocol/protocolVersion": REVISION,
        "io.modelcontextprotocol/clientCapabilities": {},
      },
    }),
  });
}

/** The page of bookings over MCP as it was before 2026-07-28. */
export function legacyMcpRead(token: string): string {
  return request("POST", "/mcp", {
    token,
    headers: { "mcp-protocol-version": LEGACY_REVISION },
    body: toolCall({ name: "booking_list", arguments: PAGE }),
  });
}

function toolCall(params: Record<string, unknown>) {
  return { jsonrpc: "2.0", id: 1, method: "tools/call", params };
}

/** A whole HTTP/1.1 request (RFC 9112). */
function request(
  method: string,
  path: string,
  { token, headers = {}, body }: {
    token: string;
    headers?: Record<string, string>;
    body?: unknown;
  },
): string {
  const content = body === undefined ? "" : JSON.stringify(body);
  const lines = Object.entries({
    host: "127.0.0.1",
    authorization: `Bearer ${token}`,
    accept: "application/json, text/event-stream",
    ...(content && {
      "content-type": "application/json",
      "content-length": String(content.length),
    }),
    ...headers,
  }).map(([name, value]) => `${name}: ${value}`);
  return [`${method} ${path} HTTP/1.1`, ...lines, "", content].join("\r\n");
}
