import { Hono } from "hono";
import {
  type AddressCache,
  AddressRateLimiter,
} from "../../shared/http/address_rate_limiter.ts";
import { CALENDAR_TYPE } from "../../shared/calendar/write_calendar.ts";
import { clientAddress } from "../../shared/http/client_address.ts";
import { notFound } from "../../shared/http/errors.ts";
import { hashToken } from "../../shared/sign_in/random_token.ts";
import { isLocale } from "../../shared/ui/locale.ts";
import { readFeed } from "../notice/feeds.ts";
import { writeFeed } from "../notice/write_feed.ts";
import { rateLimited } from "../operation/challenge.ts";
import type { Database } from "../storage/postgres.ts";

const DAY_MS = 86_400_000;
/** How far back a feed goes; what is past takes the place of what is to come. */
const PAST_DAYS = 2;
/** Events of a feed, at most. */
const MOST = 2_000;
/** Requests allowed per client address; calendar programs ask a few times an hour. */
const LIMIT = { requests: 60, seconds: 60 };
const MAX_AGE = 300;

interface CalendarFeedDeps {
  env: { trustedProxies: number };
  sql: Database;
  now: () => Date;
  publicReaders: AddressCache;
}

/**
 * `GET /calendar/<token>.ics?lang=ja`: a calendar that other programs follow.
 * Whoever knows the address reads it, so it appears in no log.
 */
export function calendarFeed(deps: CalendarFeedDeps): Hono {
  const { env, sql, now, publicReaders: cache } = deps;
  const limiter = new AddressRateLimiter({ now, limit: LIMIT, cache });
  return new Hono().get("/:file{[^/]+\\.ics}", async (c) => {
    const address = clientAddress(c, env.trustedProxies);
    const wait = limiter.waitSeconds(address);
    if (wait > 0) throw rateLimited(wait);
    limiter.count(address);
    const token = c.req.param("file").slice(0, -".ics".length);
    const since = new Date(now().getTime() - PAST_DAYS * DAY_MS);
    const range = { since, limit: MOST };
    const content = await readFeed(sql, await hashToken(token), range);
    if (!content) throw notFound("Calendar");
    const asked = c.req.query("lang");
    const locale = isLocale(asked) ? asked : "ja";
    return c.body(writeFeed(content, { locale, now: now() }), 200, {
      "Content-Type": CALENDAR_TYPE,
      "Cache-Control": `private, max-age=${MAX_AGE}`,
    });
  });
}
