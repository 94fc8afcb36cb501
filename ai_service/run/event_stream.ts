import { type SSEStreamingApi, streamSSE } from "hono/streaming";
import type { StreamEvent } from "../conversation/events.ts";
import {
  actorOf,
  type SignedInContext,
  userIdOf,
} from "../conversation/request.ts";
import type { RunDeps } from "./deps.ts";
import { type FollowOptions, followRun } from "./follow.ts";

/** Interval of comments that keep proxies from closing a quiet stream, in ms. */
const KEEP_ALIVE_MS = 15_000;

/** Answers with a run's events, as `text/event-stream`. */
export function streamRun(
  c: SignedInContext,
  deps: RunDeps,
  options: Omit<FollowOptions, "signal">,
): Response {
  c.header("X-Accel-Buffering", "no");
  return streamSSE(c, (stream) => {
    const close = deps.quota.openStream(userIdOf(c));
    const left = new AbortController();
    // The run goes on when its reader disconnects.
    stream.onAbort(() => left.abort());
    const { signal } = left;
    const events = followRun(deps, actorOf(c), { ...options, signal });
    return writeEvents(stream, events).catch((cause) => {
      // The stream ends without `done`, so that its reader resumes it.
      const { requestId } = c.var;
      const { runId } = options;
      deps.log.error("stream_failed", { requestId, runId, cause });
    }).finally(close);
  });
}

async function writeEvents(
  stream: SSEStreamingApi,
  events: AsyncIterable<StreamEvent>,
): Promise<void> {
  const keepAlive = setInterval(
    () => stream.write(": keep-alive\n\n").catch(() => {}),
    KEEP_ALIVE_MS,
  );
  try {
    for await (const { id, event, data } of events) {
      await stream.writeSSE({
        id: String(id),
        event,
        data: JSON.stringify(data),
      });
    }
  } finally {
    clearInterval(keepAlive);
  }
}
