import type { Sql } from "../storage/statement.ts";
import type { ClaimedNotice } from "./facts.ts";
import { LEASE_MS, mayRemind, TRIES } from "./rules.ts";

const LEASE = `${LEASE_MS} milliseconds`;

/** When and where notices are due. */
export interface Moment {
  now: Date;
  /** IANA name of the business's time zone. */
  timeZone: string;
}

/**
 * Takes notices that are due and true, for this caller alone, until the lease
 * ends: those of the acting service's customers, or, where none is acting, those
 * that this server sends itself.
 */
export async function claimNotices(
  sql: Sql,
  { now, timeZone, limit }: Moment & { limit: number },
): Promise<ClaimedNotice[]> {
  return await sql<ClaimedNotice[]>`
    select * from claim_notices(${now}, ${limit}, ${mayRemind(now, timeZone)},
      ${LEASE}::interval, ${TRIES})`;
}

/**
 * Whether a taken notice is still true; prolongs its lease. Undefined if the
 * caller has no such notice.
 */
export async function checkNotice(
  sql: Sql,
  id: string,
  { now, timeZone }: Moment,
): Promise<boolean | undefined> {
  const [row] = await sql<[{ isTrue: boolean | null }]>`
    select check_notice(${id}, ${now}, ${mayRemind(now, timeZone)},
      ${LEASE}::interval) as "isTrue"`;
  return row.isTrue ?? undefined;
}
