import type { FailureCode } from "../../run/failures.ts";
import { event, ROLE, text } from "./test_openai_replies.ts";
import {
  type Expected,
  json,
  page,
  type Quirk,
  type Reply,
  stream,
} from "./test_quirk.ts";

/** A failure after which the model is not asked again. */
function fails(
  name: string,
  reply: Reply,
  code: FailureCode,
  more: Expected = {},
): Quirk {
  const expected: Expected = { status: "failed", code, text: "", requests: 1 };
  return { name, replies: [reply], expected: { ...expected, ...more } };
}

function error(status: number, body: object = {}, headers = {}): Reply {
  return json({ error: { message: "SECRET", ...body } }, { status, headers });
}

const LIMIT = { code: "rate_limit_exceeded" };

/** Failures after which the model is not asked again. */
export const OPENAI_FAILURES: readonly Quirk[] = [
  ...[401, 402, 403, 404].map((status) =>
    fails(`status ${status}`, error(status), "model_not_configured", {
      log: {
        status,
        settings: status === 404
          ? ["AI_MODEL", "OPENAI_BASE_URL"]
          : ["OPENAI_API_KEY"],
      },
      hidden: "SECRET",
    })
  ),
  fails(
    "no credit left",
    error(429, { code: "insufficient_quota" }),
    "model_not_configured",
    { log: { status: 429, code: "insufficient_quota" } },
  ),
  fails(
    "a conversation that is too long",
    error(400, { code: "context_length_exceeded" }),
    "model_too_long",
    { log: { settings: ["AI_MODEL_CONTEXT_TOKENS"] } },
  ),
  fails(
    "a conversation that is too long, in words",
    error(400, {
      message: "This model's maximum context length is 8192 tokens",
    }),
    "model_too_long",
  ),
  fails("a request that is too large", error(413), "model_too_long"),
  fails(
    "a request that a filter refuses",
    error(400, { code: "content_filter" }),
    "model_refused",
  ),
  fails(
    "another bad request",
    error(400, { code: "invalid_value" }),
    "run_failed",
    { log: { status: 400, code: "invalid_value" }, hidden: "SECRET" },
  ),
  fails(
    "a limit that lasts for an hour",
    error(429, LIMIT, { "retry-after": "3600" }),
    "model_busy",
    { log: { status: 429 } },
  ),
  fails("a web page", page(), "model_unreadable", {
    log: {
      status: 200,
      contentType: "text/html",
      settings: ["OPENAI_BASE_URL"],
    },
  }),
  fails("a web page that says 404", page(404), "model_not_configured"),
  fails("JSON of something else", json({ hello: "world" }), "model_unreadable"),
  fails("a body of nothing", { pieces: [] }, "model_unreadable"),
  fails(
    "an error as the whole answer",
    json({ error: { message: "SECRET", code: "invalid_value" } }),
    "run_failed",
    { hidden: "SECRET" },
  ),
  fails(
    "an error within the answer",
    stream(
      ROLE,
      text("At "),
      event({ error: { message: "SECRET", code: "server_error" } }),
    ),
    "model_busy",
    { text: "At ", hidden: "SECRET" },
  ),
];
