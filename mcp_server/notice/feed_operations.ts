import * as z from "zod";
import { ApiError, notFound } from "../../shared/http/errors.ts";
import { toLocalIso } from "../../shared/time/time_zone.ts";
import { bilingual, id, localInstant, storedId } from "../operation/fields.ts";
import {
  CHANGING,
  defineStaffOperation,
  type Operation,
  type OperationContext,
  READING,
} from "../operation/operation.ts";
import { actorKey } from "../storage/actor.ts";
import { notPersonal } from "../storage/personal.ts";
import { createFeed, listFeeds, revokeFeed, type StoredFeed } from "./feeds.ts";

/** Feeds that are in use at once, at most. */
const MOST = 100;

const feed = z.strictObject({
  id: storedId,
  /** Null: of the whole business. */
  resource: z.strictObject({ id: storedId, name: bilingual }).nullable(),
  createdAt: localInstant,
});
const feedsOutput = z.strictObject({ feeds: z.array(feed) });
const oneFeedOutput = z.strictObject({ feed });
/** The feeds that are in use. */
export type Feeds = z.output<typeof feedsOutput>;

const about = { noun: "notice", scope: "booking:read" } as const;

export const noticeFeeds: Operation = defineStaffOperation({
  ...about,
  verb: "feeds",
  kind: "read",
  title: { ja: "カレンダーの配信の一覧", en: "List calendar feeds" },
  description: {
    ja: "使われているカレンダーの配信を返します。アドレスは返しません。",
    en: "Lists the calendar feeds in use, without their addresses.",
  },
  annotations: READING,
  input: z.strictObject({}),
  output: feedsOutput,
  async run({ sql, timeZone }) {
    const rows = await listFeeds(sql);
    return { feeds: rows.map((row) => toFeed(row, timeZone)) };
  },
});

export const noticeAddFeed: Operation = defineStaffOperation({
  ...about,
  verb: "add_feed",
  kind: "write",
  title: { ja: "カレンダーを配信する", en: "Add a calendar feed" },
  description: {
    ja:
      "担当・席 1 つ、または全体の予約を、秘密のアドレス /calendar/<token>.ics で配信します。サーバーは token のハッシュだけを持ちます。",
    en:
      "Offers the bookings of one resource, or all of them, at the secret address /calendar/<token>.ics. The server keeps the token's hash only.",
  },
  annotations: { ...CHANGING, destructiveHint: false },
  input: z.strictObject({
    resourceId: id.meta({ examples: ["res_hayashi"] }).optional()
      .describe("The whole business where none is given"),
    tokenSha256: notPersonal(
      z.string().regex(/^[0-9a-f]{64}$/, "must be a SHA-256 in lower-case hex"),
    ).meta({ examples: ["0".repeat(64)] }),
  }),
  output: oneFeedOutput,
  async run(
    { sql, actor, now, newId, timeZone },
    { resourceId, tokenSha256 },
  ) {
    const feeds = await listFeeds(sql);
    if (feeds.length >= MOST) throw tooManyFeeds();
    const row = await createFeed(sql, {
      id: newId("fed_"),
      resourceId: resourceId ?? null,
      tokenSha256,
      createdBy: actorKey(actor).id,
      now,
    });
    if (!row) throw notFound("Resource", "resourceId");
    return { feed: toFeed(row, timeZone) };
  },
});

export const noticeRevokeFeed: Operation = defineStaffOperation({
  ...about,
  verb: "revoke_feed",
  kind: "write",
  title: { ja: "カレンダーの配信を止める", en: "Revoke a calendar feed" },
  description: {
    ja: "配信を止めます。アドレスはすぐに使えなくなります。",
    en: "Ends a feed; its address is void at once.",
  },
  annotations: CHANGING,
  input: z.strictObject({ feedId: id.meta({ examples: ["fed_1"] }) }),
  output: oneFeedOutput,
  async run(context, { feedId }) {
    const row = await getFeed(context, feedId);
    context.noteBefore({ feed: toFeed(row, context.timeZone) });
    await revokeFeed(context.sql, feedId, context.now);
    return { feed: toFeed(row, context.timeZone) };
  },
});

async function getFeed({ sql }: Pick<OperationContext, "sql">, feedId: string) {
  const row = (await listFeeds(sql)).find(({ id }) => id === feedId);
  if (!row) throw notFound("Feed", "feedId");
  return row;
}

function toFeed(
  { id, resourceId, nameJa, nameEn, createdAt }: StoredFeed,
  timeZone: string,
) {
  return {
    id,
    resource: resourceId === null ? null : {
      id: resourceId,
      name: { ja: nameJa ?? "", en: nameEn ?? "" },
    },
    createdAt: toLocalIso(createdAt, timeZone),
  };
}

function tooManyFeeds(): ApiError {
  return new ApiError(`There are ${MOST} calendar feeds already`, {
    status: 409,
    code: "too_many_feeds",
    details: { limit: MOST },
  });
}
