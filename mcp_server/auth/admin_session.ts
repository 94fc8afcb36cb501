import { hashToken, SessionCookie } from "../../shared/sign_in/mod.ts";
import type { Sql } from "../storage/statement.ts";
import type { Admin } from "../operation/admin.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** A session ends when it is not used for this long, in milliseconds. */
export const SESSION_IDLE_MS = 7 * DAY;
/** A session ends this long after sign-in at the latest, in milliseconds. */
export const SESSION_LIFETIME_MS = 30 * DAY;
/** `last_seen_at` is written at most this often, to save a write per request. */
const TOUCH_EVERY_MS = 5 * MINUTE;

/** Creates the cookie that holds an admin session's id. */
export function createSessionCookie(siteUrl: string): SessionCookie {
  return new SessionCookie(siteUrl, {
    name: "mcp_admin",
    lifetimeMs: SESSION_LIFETIME_MS,
  });
}

/**
 * The admin of a live session, or null; also null as soon as what the admin was
 * admitted by holds no more. The idle time starts again.
 */
export async function getSessionAdmin(
  sql: Sql,
  id: string,
  now: Date,
): Promise<Admin | null> {
  const idSha256 = await hashToken(id);
  const [session] = await sql<(Admin & { lastSeenAt: Date })[]>`
    select mcp_users.id, email, name, role, resource_id as "resourceId",
      last_seen_at as "lastSeenAt"
    from mcp_sessions join mcp_users on mcp_users.id = user_id
    where id_sha256 = ${idSha256}
      and is_staff_admitted(admitted_by, admitted_as, removed_at)
      and last_seen_at > ${before(now, SESSION_IDLE_MS)}
      and mcp_sessions.created_at > ${before(now, SESSION_LIFETIME_MS)}`;
  if (!session) return null;
  const { lastSeenAt, ...admin } = session;
  if (lastSeenAt <= before(now, TOUCH_EVERY_MS)) {
    await sql`
      update mcp_sessions set last_seen_at = ${now}
      where id_sha256 = ${idSha256}`;
  }
  return admin;
}

/** Ends one session; does nothing for an unknown id. */
export async function deleteSession(sql: Sql, id: string): Promise<void> {
  await sql`
    delete from mcp_sessions where id_sha256 = ${await hashToken(id)}`;
}

/** Deletes all sessions that have ended, so that the table stays small. */
export async function deleteEndedSessions(sql: Sql, now: Date): Promise<void> {
  await sql`
    delete from mcp_sessions
    where last_seen_at <= ${before(now, SESSION_IDLE_MS)}
      or created_at <= ${before(now, SESSION_LIFETIME_MS)}`;
}

function before(now: Date, milliseconds: number): Date {
  return new Date(now.getTime() - milliseconds);
}
