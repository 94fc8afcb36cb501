import type { FailureCode } from "../../run/failures.ts";
import {
  type Expected,
  json,
  page,
  type Quirk,
  type Reply,
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

function error(
  status: number,
  type: string,
  message = "SECRET",
  headers = {},
): Reply {
  const body = { type: "error", error: { type, message } };
  return json(body, { status, headers });
}

/** Failures after which the model is not asked again. */
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
];
