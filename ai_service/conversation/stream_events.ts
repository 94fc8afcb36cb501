import type { Quota } from "../quota/quota.ts";
import type { OpenStreams, StreamRequest } from "../stream/open_streams.ts";
import { actorOf, type SignedInContext } from "./request.ts";

/**
 * Answers with events, as `text/event-stream`. The stream ends with the session
 * of the request.
 *
 * @throws {ApiError} 429 `rate_limited` where the user has too many open.
 */
export function streamEvents(
  c: SignedInContext,
  { streams, quota }: { streams: OpenStreams; quota: Quota },
  { events, facts }: Pick<StreamRequest, "events" | "facts">,
): Response {
  const { session, requestId } = c.var;
  const actor = actorOf(c);
  quota.requireStream(actor);
  const body = streams.open({
    session,
    locale: actor.locale,
    events,
    facts: { requestId, ...facts },
    onEnd: quota.openStream(actor.user.id),
  });
  return c.body(body, 200, {
    "Content-Type": "text/event-stream",
    // Some proxies would otherwise hold events back.
    "X-Accel-Buffering": "no",
  });
}
