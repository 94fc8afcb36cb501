import { localDay } from "../../../shared/time/time_zone.ts";
import type { ConversationSummary } from "../../conversation/events.ts";

const DAY_MS = 24 * 60 * 60_000;

/** How long ago a conversation changed last, by days of the business. */
export type Recency = "today" | "yesterday" | "week" | "earlier";

/** Conversations that changed at about the same time. */
export interface ConversationGroup {
  recency: Recency;
  items: ConversationSummary[];
}

/** The list by recency, none of the groups empty; `now` in milliseconds since the epoch. */
export function groupConversations(
  list: readonly ConversationSummary[],
  { now, timeZone }: { now: number; timeZone: string },
): ConversationGroup[] {
  const groups = Map.groupBy(
    list,
    ({ updatedAt }) => recencyOf(updatedAt, { now, timeZone }),
  );
  return [...groups].map(([recency, items]) => ({ recency, items }));
}

function recencyOf(
  iso: string,
  { now, timeZone }: { now: number; timeZone: string },
): Recency {
  const dayOf = (at: number) => Date.parse(localDay(at, timeZone));
  const days = Math.round((dayOf(now) - dayOf(Date.parse(iso))) / DAY_MS);
  if (days <= 0) return "today";
  if (days === 1) return "yesterday";
  return days <= 7 ? "week" : "earlier";
}
