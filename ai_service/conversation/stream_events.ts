import type { Quota } from "../quota/quota.ts";
import type { OpenStreams, StreamRequest } from "../stream/open_streams.ts";
import { actorOf, type SignedInContext } from "./request.ts";

/**
 * Answers with events, as `text/event-stream`. The stream ends with the session
 * of the request. It counts as an open one of the user's, but is never refused:
 * the routes that may refuse it ask the quota before they do anything.
 */
export function streamEvents(
  c: SignedInContext,
  { streams, quota }: { streams: OpenStreams; quota: Quota },
  { events, facts }: Pick<StreamRequest, "events" | "facts">,
): Response {
  const { session, requestId } = c.var;
  const actor = actorOf(c);
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
