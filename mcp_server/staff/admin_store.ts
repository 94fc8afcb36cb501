import type { Sql } from "../storage/statement.ts";
import type { Identity } from "../../shared/sign_in/mod.ts";
import { type AllowList, roleForNewAdmin } from "./allow_list.ts";
import type { Admin } from "../operation/admin.ts";

/** How an admin is created at the first sign-in. */
export interface CreateAdminOptions {
  allowed: AllowList;
  now: Date;
  /** A new random id, without prefix. */
  randomId: () => string;
}

/**
 * The admin with that Google account, created at the first sign-in if the
 * allow-list has it; otherwise null. An account is identified by its `sub`
 * alone. The allow-list is not read again after the first sign-in, and the role
 * given then stays.
 */
export async function findOrCreateAdmin(
  sql: Sql,
  identity: Identity,
  options: CreateAdminOptions,
): Promise<Admin | null> {
  return await updateAdmin(sql, identity, options.now) ??
    await createAdmin(sql, identity, options);
}

async function updateAdmin(
  sql: Sql,
  identity: Identity,
  now: Date,
): Promise<Admin | null> {
  // An address that Google has not verified must not replace the stored one,
  // which staff and the log rely on.
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
  { allowed, now, randomId }: CreateAdminOptions,
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
