import { invalidInput } from "../../shared/http/errors.ts";
import type { Bilingual } from "../../shared/ui/locale.ts";
import type { Sql, TransactionSql } from "../storage/statement.ts";
import { calendarFeeds } from "./columns.ts";

/** A feed, with the name of whom or what it is of. */
export interface StoredFeed {
  id: string;
  resourceId: string | null;
  nameJa: string | null;
  nameEn: string | null;
  createdAt: Date;
}

/**
 * The feeds in use, the oldest first. One whose maker may have none any more, by
 * another role or without access, is not read either.
 */
export async function listFeeds(sql: TransactionSql): Promise<StoredFeed[]> {
  return await sql<StoredFeed[]>`
    select f.id, f.resource_id as "resourceId", r.name_ja as "nameJa",
      r.name_en as "nameEn", f.created_at as "createdAt"
    from calendar_feeds f left join resources r on r.id = f.resource_id
    where f.revoked_at is null and may_have_feeds(f.created_by)
    order by f.created_at, f.id`;
}

/**
 * Creates a feed; one of the same token is not made twice. Undefined if there is no
 * such resource.
 *
 * @throws {ApiError} 400 for a token that another feed has.
 */
export async function createFeed(
  sql: TransactionSql,
  { id, resourceId, tokenSha256, createdBy, now }: {
    id: string;
    resourceId: string | null;
    tokenSha256: string;
    createdBy: string;
    now: Date;
  },
): Promise<StoredFeed | undefined> {
  if (resourceId !== null) {
    const known = await sql`select from resources where id = ${resourceId}`;
    if (known.length === 0) return undefined;
  }
  const values = calendarFeeds.values({
    id,
    resourceId,
    tokenSha256,
    createdBy,
    createdAt: now,
    revokedAt: null,
  });
  await sql`
    insert into calendar_feeds ${values}
    on conflict (token_sha256) do nothing`;
  const [made] = await sql<{ id: string }[]>`
    select id from calendar_feeds
    where token_sha256 = ${tokenSha256} and revoked_at is null
      and resource_id is not distinct from ${resourceId}
      and created_by = ${createdBy}`;
  if (!made) throw invalidInput("tokenSha256", "Another feed has this token");
  return (await listFeeds(sql)).find((feed) => feed.id === made.id);
}

export async function revokeFeed(
  sql: TransactionSql,
  id: string,
  now: Date,
): Promise<void> {
  await sql`update calendar_feeds set revoked_at = ${now} where id = ${id}`;
}

/** What a feed shows. */
export interface FeedContent {
  business: Bilingual | null;
  /** Null: of the whole business. */
  resource: Bilingual | null;
  bookings: FeedBooking[];
}

/** A booking as a feed shows it. */
export interface FeedBooking {
  id: string;
  issuer: string | null;
  version: number;
  status: "requested" | "confirmed";
  /** ISO 8601. */
  start: string;
  end: string;
  customer: string;
  service: Bilingual;
  resource: Bilingual;
}

/** Null if no feed in use has that token. */
export async function readFeed(
  sql: Sql,
  tokenSha256: string,
  { since, limit }: { since: Date; limit: number },
): Promise<FeedContent | null> {
  const [row] = await sql<[{ content: FeedContent | null }]>`
    select read_calendar_feed(${tokenSha256}, ${since}, ${limit}) as content`;
  return row.content;
}
