import {
  answer,
  completion,
  delta,
  event,
  PLAIN_REPLY,
  ROLE,
  text,
} from "./test_openai_replies.ts";
import {
  DROPPED,
  HANG,
  HOLD,
  json,
  page,
  PLAIN,
  type Quirk,
  type Reply,
  stream,
} from "./test_quirk.ts";

/** A failure that is over when the model is asked again. */
function passes(name: string, ...replies: Reply[]): Quirk {
  const waiting = replies.map(() => "retry" as const);
  const requests = replies.length + 1;
  return { name, replies, expected: { text: PLAIN, requests, waiting } };
}

function error(status: number, body: object = {}, headers = {}): Reply {
  return json({ error: { message: "SECRET", ...body } }, { status, headers });
}

const LIMIT = { code: "rate_limit_exceeded" };

const BUSY: Quirk[] = [
  ...[408, 409, 429, 500, 502, 503, 529].map((status) =>
    passes(`status ${status}, once`, error(status))
  ),
  passes(
    "a limit for as long as is said",
    error(429, LIMIT, { "retry-after": "2" }),
  ),
  passes(
    "a limit until a date",
    error(429, LIMIT, { "retry-after": "Mon, 23 Nov 2026 01:00:03 GMT" }),
  ),
  passes("a web page that says 502", page(502)),
  passes("three failures in a row", error(500), error(503), error(429)),
  passes("a connection that is lost before the answer", DROPPED),
  passes(
    "an overload as the first event",
    stream(event({ error: { code: "server_error" } })),
  ),
  passes(
    "a connection that is lost while the model thinks",
    stream(ROLE, delta({ reasoning_content: "SECRET" }), ...DROPPED.pieces),
  ),
  {
    name: "a provider that is down",
    replies: [error(503), error(503), error(503), error(503)],
    expected: {
      status: "failed",
      code: "model_busy",
      text: "",
      requests: 4,
      waiting: ["retry", "retry", "retry"],
      log: { status: 503, attempt: 4 },
    },
  },
];

const SLOW: Quirk[] = [
  {
    name: "a long wait for the first byte",
    replies: [stream(HOLD, ...answer([text("At ten.")]).pieces)],
    expected: { text: "At ten.", waiting: ["slow"] },
    timeouts: { slow: 20 },
  },
  {
    name: "a long silence within the answer",
    replies: [
      stream(ROLE, text("At "), HOLD, ...answer([text("ten.")]).pieces),
    ],
    expected: { text: "At ten.", waiting: ["slow"] },
    timeouts: { slow: 20 },
  },
  {
    name: "no first byte at all",
    replies: [stream(HANG)],
    expected: {
      status: "failed",
      code: "model_timed_out",
      text: "",
      requests: 1,
      waiting: ["slow"],
      log: { reason: "timed_out" },
    },
    timeouts: { start: 60, slow: 20 },
  },
  {
    name: "silence for ever within the answer",
    replies: [stream(ROLE, text("At "), HANG)],
    expected: {
      status: "failed",
      code: "model_timed_out",
      text: "At ",
      requests: 1,
    },
    timeouts: { silence: 60, slow: 20 },
  },
];

/** Servers that are busy, slow, or do not stream. */
export const OPENAI_WAITS: readonly Quirk[] = [
  ...BUSY,
  ...SLOW,
  {
    name: "an answer that is no stream",
    replies: [json(completion({ role: "assistant", content: "At ten." }))],
    expected: { text: "At ten." },
  },
  {
    name: "nothing strange",
    replies: [PLAIN_REPLY],
    expected: { text: PLAIN },
  },
];
