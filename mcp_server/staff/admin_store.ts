import type { Sql } from "../storage/statement.ts";
import type { Identity } from "../../shared/sign_in/mod.ts";
import { type AllowList, roleForNewAdmin } from "./allow_list.ts";
import type { Admin } from "../operation/admin.ts";

/** What letting someone in needs from the outside. */
export interface AdmitOptions {
  allowed: AllowList;
  now: Date;
  /** A new random id, without prefix. */
  randomId: () => string;
}

/**
 * The member of staff behind a Google account, or null where there is none. The
 * account is known by its `sub` alone; the allow-list is asked only for
 * newcomers, and the role given then stays.
 */
export async function admitAdmin(
  sql: Sql,
  identity: Identity,
  options: AdmitOptions,
): Promise<Admin | null> {
  return await updateAdmin(sql, identity, options.now) ??
    await createAdmin(sql, identity, options);
}

async function updateAdmin(
  sql: Sql,
  identity: Identity,
  now: Date,
): Promise<Admin | null> {
  // An address that Google has not verified must not replace the one on file,
  // which staff read and the log records.
  const email = identity.emailVerified ? identity.email : null;
  const name = identity.name || null;
  const [admin] = await sql<Admin[]>`
    update mcp_users
    set name = coalesce(${name}, name), email = coalesce(${email}, email),
        last_sign_in_at = ${now}
    where google_sub = ${identity.sub}
    returning id, email, name, role`;
  return admin ?? null;
}

async function createAdmin(
  sql: Sql,
  identity: Identity,
  { allowed, now, randomId }: AdmitOptions,
): Promise<Admin | null> {
  const role = roleForNewAdmin(identity, allowed);
  if (role === null) return null;
  const [admin] = await sql<Admin[]>`
    insert into mcp_users (
      google_sub, id, email, name, role, created_at, last_sign_in_at
    ) values (
      ${identity.sub}, ${`adm_${randomId()}`}, ${identity.email},
      ${identity.name || identity.email}, ${role}, ${now}, ${now}
    )
    on conflict (google_sub) do update
      set last_sign_in_at = excluded.last_sign_in_at
    returning id, email, name, role`;
  return admin ?? null;
}
