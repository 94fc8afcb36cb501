import type { Sql } from "postgres";
import { hashToken, randomToken } from "../../shared/sign_in/mod.ts";
import type { AdminRole } from "../operation/admin.ts";

/** A member of staff that a test adds. */
export interface TestAdmin {
  /** `adm_…`. */
  id: string;
  email?: string;
  name?: string;
  role?: AdminRole;
  resourceId?: string | null;
  now: Date;
}

/** Adds somebody who was admitted by an invitation; an owner unless said. */
export async function addAdmin(
  owner: Sql,
  {
    id,
    email = "owner@example.com",
    name = "山本 恵",
    role = "owner",
    resourceId = null,
    now,
  }: TestAdmin,
): Promise<string> {
  await owner`
    insert into mcp_users (google_sub, id, email, name, role, resource_id,
      admitted_by, admitted_as, created_at, last_sign_in_at)
    values (${`sub_${id}`}, ${id}, ${email}, ${name}, ${role}, ${resourceId},
      'invitation', ${`inv_${id}`}, ${now}, ${now})`;
  return id;
}

/** Starts a session past the provider, and returns its id. */
export async function addSession(
  owner: Sql,
  adminId: string,
  now: Date,
): Promise<string> {
  const id = randomToken();
  await owner`
    insert into mcp_sessions (id_sha256, user_id, created_at, last_seen_at)
    values (${await hashToken(id)}, ${adminId}, ${now}, ${now})`;
  return id;
}
