import { hashToken, type Identity } from "../../shared/sign_in/mod.ts";
import type { Admin } from "../operation/admin.ts";
import type { Sql } from "../storage/statement.ts";

/** How a session of staff starts. */
export interface StaffSignInSession {
  /** The new session's random id, of which only the hash is stored. */
  sessionId: string;
  now: Date;
  /** A new random id, without prefix. */
  randomId: () => string;
}

/**
 * Signs in the holder of that Google account and starts the session; null if
 * neither a list nor an invitation admits them. An account is identified by its
 * `sub` alone. An address that Google has not verified admits nobody, and does
 * not replace the stored one, which staff and the log rely on.
 */
export async function signInStaff(
  sql: Sql,
  { sub, email, emailVerified, hostedDomain, name }: Identity,
  { sessionId, now, randomId }: StaffSignInSession,
): Promise<Admin | null> {
  const isVerified = emailVerified && email !== null;
  const [row] = await sql<[{ admin: Admin | null }]>`
    select sign_in_staff(${sub}, ${isVerified ? email : null},
      ${isVerified ? hostedDomain ?? null : null}, ${name || null},
      ${`adm_${randomId()}`}, ${await hashToken(sessionId)}, ${now}) as admin`;
  return row.admin;
}
