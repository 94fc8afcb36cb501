import { type ApprovalRecord, asOf } from "./approval.ts";
import type { LiveEvent } from "./live_events.ts";
import type { LiveState } from "./live_state.ts";
import { withBranches } from "./variant.ts";
import { withApprovals } from "./view_conversation.ts";

/** The state that a reader already knows. */
export interface LivePosition {
  /** The newest version that it has seen. */
  after: string;
  /** The time of that state, in milliseconds since the epoch. */
  at: number;
}

/** The events that bring a reader at this position to this state. */
export function changesSince(
  { summary, messages, hasMore, approvals, variants }: LiveState,
  { after, at }: LivePosition,
  now: Date,
): LiveEvent[] {
  const isNew = ({ versionstamp }: { versionstamp: string | null }) =>
    versionstamp !== null && versionstamp > after;
  const records = approvals.map(({ value }) => asOf(value, now));
  const changed = records.filter((record, index) =>
    isNew(approvals[index]!) || hasExpired(record, at)
  );
  return [
    ...(isNew(summary)
      ? [{ event: "conversation" as const, data: summary.value }]
      : []),
    ...withBranches(
      messages.map(({ value }) => value),
      variants.map(({ value }) => value),
      hasMore ? messages[0]?.value : undefined,
    ).filter((_, index) => isNew(messages[index]!)).map((message) => ({
      event: "message" as const,
      data: withApprovals(message, records),
    })),
    ...changed.map(({ approval }) => ({
      event: "approval" as const,
      data: approval,
    })),
  ];
}

/** Whether it expired since then. No write says so, so the clock is asked. */
function hasExpired({ approval }: ApprovalRecord, since: number): boolean {
  return approval.state === "expired" &&
    Date.parse(approval.expiresAt) > since;
}

/** When the next card expires, in milliseconds since the epoch. */
export function nextExpiry({ approvals }: LiveState, now: Date): number {
  const waiting = approvals.map(({ value }) => asOf(value, now).approval)
    .filter(({ state }) => state === "pending");
  return Math.min(...waiting.map(({ expiresAt }) => Date.parse(expiresAt)));
}

/**
 * Whether a reader of version `after` needs all messages: because it may lack
 * some before those that were read, as all of these are new to it, or because
 * messages that it has were replaced.
 */
export function needsSnapshot(
  { messages, hasMore, variants }: LiveState,
  after: string,
): boolean {
  if (variants.some(({ versionstamp }) => versionstamp > after)) return true;
  const oldest = messages[0]?.versionstamp ?? "";
  return hasMore && oldest > after;
}
