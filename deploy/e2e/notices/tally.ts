import type { NoticeDesk } from "../../../mcp_server/surfaces/notice/test_notices.ts";
import type { TestProvider } from "./provider.ts";

/** What came of all notices. */
export interface Tally {
  notices: number;
  delivered: number;
  /** Neither delivered once nor made obsolete. */
  notOnce: number;
  /** Sent although it was untrue when it was asked whether it is true. */
  untrue: number;
}

/** Compares what the outbox says with what the provider took. */
export async function tally(
  { owner }: NoticeDesk,
  provider: TestProvider,
  { asked, changes }: {
    asked: ReadonlyMap<string, number>;
    /** When each booking was changed, by a count of events. */
    changes: ReadonlyMap<string, readonly { at: number; version: number }[]>;
  },
): Promise<Tally> {
  const rows = await owner<
    {
      id: string;
      state: string;
      reason: string | null;
      about: string;
      version: number;
    }[]
  >`select id, state, reason, about_id as about, version from notices`;
  const known = new Set(rows.map(({ id }) => id));
  const delivered = rows.filter(({ state }) => state === "delivered");
  const notOnce = [
    ...rows.filter(({ state, reason }) =>
      state === "waiting" || state === "dead" || reason === "too_late"
    ),
    ...delivered.filter(({ id }) => !provider.taken.has(id)),
    ...provider.taken.keys().filter((id) => !known.has(id)),
  ];
  const untrue = rows.filter(({ id, about, version }) =>
    provider.taken.has(id) &&
    (changes.get(about) ?? []).some((change) =>
      change.version > version && change.at < (asked.get(id) ?? 0)
    )
  );
  return {
    notices: rows.length,
    delivered: delivered.length,
    notOnce: notOnce.length,
    untrue: untrue.length,
  };
}
