import { assertEquals } from "@std/assert";
import { readableLine } from "./log_view.ts";

const TIME = "2026-05-02T10:11:12.345Z";

Deno.test("a request becomes one short line", () => {
  const line = record({
    event: "request",
    method: "GET",
    path: "/api/me",
    status: 200,
    durationMs: 4,
  });
  assertEquals(
    readableLine("ai-service", line),
    "10:11:12 ai  GET /api/me 200 4 ms",
  );
});

Deno.test("requests for style sheets and health checks are hidden unless they fail", () => {
  const css = {
    event: "request",
    method: "GET",
    path: "/tokens.css",
    durationMs: 1,
  };
  assertEquals(
    readableLine("ai-service", record({ ...css, status: 200 })),
    undefined,
  );
  assertEquals(
    readableLine("ai-service", record({ ...css, status: 404 })),
    "10:11:12 ai  GET /tokens.css 404 1 ms",
  );
});

Deno.test("what is asked every few seconds is hidden unless it is refused", () => {
  const call = {
    event: "tool_called",
    operation: "notice_claim",
    scope: "notice:deliver",
  };
  const request = {
    event: "request",
    method: "POST",
    path: "/mcp/tools/order/refunds",
    durationMs: 5,
  };
  const shown = (fields: Record<string, unknown>) =>
    readableLine("mcp-server", record(fields));
  const asked = [
    { event: "token_verified", kind: "service", scope: ["notice:deliver"] },
    { ...call, outcome: "ok" },
    { ...request, status: 200 },
  ];
  assertEquals(asked.map(shown), [undefined, undefined, undefined]);
  assertEquals(
    shown({ ...request, status: 503 }),
    "10:11:12 mcp POST /mcp/tools/order/refunds 503 5 ms",
  );
  assertEquals(
    shown({ ...call, outcome: "internal" }),
    "10:11:12 mcp tool_called operation=notice_claim scope=notice:deliver outcome=internal",
  );
});

Deno.test("an event is shown with its fields, and an error with its cause", () => {
  const line = record({
    event: "token_refused",
    reason: "expired",
    scope: ["booking:read"],
    requestId: "r",
  });
  assertEquals(
    readableLine("mcp-server", line),
    `10:11:12 mcp token_refused reason=expired scope=["booking:read"]`,
  );
  const failed = record({
    event: "failed",
    level: "error",
    cause: { name: "Error", stack: "Error: no\n  at x" },
  });
  assertEquals(
    readableLine("mcp-server", failed),
    "10:11:12 mcp failed\nError: no\n  at x",
  );
});

Deno.test("other output is shown unchanged; of the database only errors are shown", () => {
  assertEquals(readableLine("ai-service", "{ not json"), "ai  { not json");
  assertEquals(
    readableLine("postgres", `${TIME} UTC [1] LOG:  ready`),
    undefined,
  );
  assertEquals(
    readableLine("postgres", `${TIME} UTC [1] ERROR:  no`),
    `db  ${TIME} UTC [1] ERROR:  no`,
  );
});

function record(fields: Record<string, unknown>): string {
  return JSON.stringify({
    timestamp: TIME,
    service: "x",
    level: "info",
    ...fields,
  });
}
