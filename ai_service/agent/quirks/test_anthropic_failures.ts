import type { FailureCode } from "../../run/failures.ts";
import { answer, event, START, text } from "./test_anthropic_replies.ts";
import {
  DROPPED,
  type Expected,
  HANG,
  HOLD,
  json,
  page,
  PLAIN,
  type Quirk,
  type Reply,
  stream,
} from "./test_quirk.ts";

function fails(
  name: string,
  reply: Reply,
  code: FailureCode,
  log: Record<string, unknown> = {},
): Quirk {
  const expected: Expected = {
    status: "failed",
    code,
    text: "",
    requests: 1,
    hidden: "SECRET",
    log,
  };
  return { name, replies: [reply], expected };
}

function passes(name: string, reply: Reply): Quirk {
  const expected: Expected = { text: PLAIN, requests: 2, waiting: ["retry"] };
  return { name, replies: [reply], expected };
}

function error(
  status: number,
  type: string,
  message = "SECRET",
  headers = {},
): Reply {
  const body = { type: "error", error: { type, message } };
  return json(body, { status, headers });
}

const OVERLOADED = { error: { type: "overloaded_error", message: "SECRET" } };

/** Servers of messages that fail, or are slow. */
export const ANTHROPIC_FAILURES: readonly Quirk[] = [
  fails(
    "status 401",
    error(401, "authentication_error"),
    "model_not_configured",
    {
      status: 401,
      code: "authentication_error",
      settings: ["ANTHROPIC_API_KEY"],
    },
  ),
  fails("status 402", error(402, "billing_error"), "model_not_configured", {
    status: 402,
  }),
  fails("status 403", error(403, "permission_error"), "model_not_configured", {
    status: 403,
  }),
  fails("status 404", error(404, "not_found_error"), "model_not_configured", {
    status: 404,
    settings: ["AI_MODEL", "ANTHROPIC_BASE_URL"],
  }),
  fails(
    "no credit left",
    error(400, "invalid_request_error", "Your credit balance is too low"),
    "model_not_configured",
    { status: 400 },
  ),
  fails(
    "a prompt that is too long",
    error(
      400,
      "invalid_request_error",
      "prompt is too long: 205000 tokens > 200000 maximum",
    ),
    "model_too_long",
    { settings: ["AI_MODEL_CONTEXT_TOKENS"] },
  ),
  fails(
    "a request that is too large",
    error(413, "request_too_large"),
    "model_too_long",
    { status: 413 },
  ),
  fails(
    "another bad request",
    error(400, "invalid_request_error"),
    "run_failed",
    { status: 400 },
  ),
  fails(
    "a limit that lasts for an hour",
    error(429, "rate_limit_error", "SECRET", { "retry-after": "3600" }),
    "model_busy",
    { status: 429, code: "rate_limit_error" },
  ),
  fails("a web page", page(), "model_unreadable", {
    contentType: "text/html",
    settings: ["ANTHROPIC_BASE_URL"],
  }),
  fails(
    "a chat completion",
    json({ choices: [{ message: { content: "SECRET" } }] }),
    "model_unreadable",
  ),
  passes("status 408, once", error(408, "timeout_error")),
  passes("status 409, once", error(409, "conflict_error")),
  passes("status 429, once", error(429, "rate_limit_error")),
  passes(
    "a limit for as long as is said",
    error(429, "rate_limit_error", "", { "retry-after": "3" }),
  ),
  passes("status 500, once", error(500, "api_error")),
  passes("status 529, once", error(529, "overloaded_error")),
  passes("a connection that is lost before the message", DROPPED),
  passes("an overload as the first event", stream(event("error", OVERLOADED))),
  passes(
    "an overload behind the start",
    stream(START, event("error", OVERLOADED)),
  ),
  {
    name: "an overload within the message",
    replies: [stream(START, text("At "), event("error", OVERLOADED))],
    expected: {
      status: "failed",
      code: "model_busy",
      text: "At ",
      requests: 1,
      hidden: "SECRET",
    },
  },
  {
    name: "a long wait for the first byte",
    replies: [stream(HOLD, ...answer([text("At ten.")]).pieces)],
    expected: { text: "At ten.", waiting: ["slow"] },
    timeouts: { slow: 20 },
  },
  {
    name: "pings and nothing else",
    replies: [stream(event("ping"), event("ping"), HANG)],
    expected: {
      status: "failed",
      code: "model_timed_out",
      text: "",
      requests: 1,
    },
    timeouts: { start: 60, slow: 20 },
  },
  {
    name: "silence for ever within the message",
    replies: [stream(START, text("At "), HANG)],
    expected: {
      status: "failed",
      code: "model_timed_out",
      text: "At ",
      requests: 1,
      waiting: ["slow"],
    },
    timeouts: { silence: 60, slow: 20 },
  },
];
