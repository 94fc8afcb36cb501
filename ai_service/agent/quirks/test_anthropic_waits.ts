import { answer, event, START, text } from "./test_anthropic_replies.ts";
import {
  DROPPED,
  type Expected,
  HANG,
  HOLD,
  json,
  PLAIN,
  type Quirk,
  type Reply,
  stream,
} from "./test_quirk.ts";

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

/** Servers of messages that are busy or slow. */
export const ANTHROPIC_WAITS: readonly Quirk[] = [
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
