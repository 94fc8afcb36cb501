import { ApiError, invalidInput, notFound } from "../../shared/http/errors.ts";
import { toLocalIso } from "../../shared/time/time_zone.ts";
import type { OperationContext } from "../operation/operation.ts";
import {
  asOwner as runAsOwner,
  type OwnerCall,
  type Refusals,
} from "../operation/owner_session.ts";
import type { GivenRole, StaffList } from "./schemas.ts";

type Context = Pick<OperationContext, "sql" | "actor">;

function asOwner<Rows>(context: Context, run: OwnerCall<Rows>): Promise<Rows> {
  return runAsOwner(context, run, REFUSALS);
}

/** What the functions of `0030_staff_access.sql` refuse, by SQLSTATE. */
const REFUSALS: Refusals = {
  MD002: () => notFound("Person or invitation"),
  MD003: () =>
    new ApiError("The last owner cannot be removed or given another role", {
      status: 409,
      code: "last_owner",
    }),
  MD004: () =>
    new ApiError("Someone with this address is already staff", {
      status: 409,
      code: "already_staff",
    }),
};

/** Everybody who was ever admitted, and the invitations that are open. */
export async function listStaff(
  context: Context & Pick<OperationContext, "timeZone">,
): Promise<StaffList> {
  const [row] = await asOwner(
    context,
    (sql, session) =>
      sql<[{ list: StaffList }]>`select list_staff(${session}) as list`,
  );
  return withLocalTimes(row.list, context.timeZone);
}

/** The database's JSON has times in UTC, with microseconds. */
function withLocalTimes(list: StaffList, timeZone: string): StaffList {
  const local = (time: string) => toLocalIso(new Date(time), timeZone);
  return {
    staff: list.staff.map((person) => ({
      ...person,
      removedAt: person.removedAt && local(person.removedAt),
      lastSignInAt: local(person.lastSignInAt),
      sessions: person.sessions.map((session) => ({
        ...session,
        createdAt: local(session.createdAt),
        lastSeenAt: local(session.lastSeenAt),
      })),
    })),
    invitations: list.invitations.map((invitation) => ({
      ...invitation,
      expiresAt: local(invitation.expiresAt),
    })),
  };
}

/** An invitation to create. */
export interface NewInvitation extends GivenRole {
  id: string;
  email: string;
}

/** Invites somebody; resolves to the moment when the invitation expires. */
export async function invite(
  context: Context,
  { id, email, role, resourceId }: NewInvitation,
): Promise<Date> {
  const [row] = await asOwner(context, (sql, session) =>
    sql<[{ until: Date }]>`
      select invite_staff(${session}, ${id}, ${email}, ${role},
        ${resourceId ?? null})
        as until`);
  return row.until;
}

/** Makes an invitation void. */
export async function revokeInvitation(context: Context, id: string) {
  await asOwner(
    context,
    (sql, session) => sql`select revoke_invitation(${session}, ${id})`,
  );
}

/** Gives a person another role, which their next request has. */
export async function changeRole(
  context: Context,
  staffId: string,
  { role, resourceId }: GivenRole,
) {
  await asOwner(
    context,
    (sql, session) =>
      sql`select change_staff_role(${session}, ${staffId}, ${role},
      ${resourceId ?? null})`,
  );
}

/** Removes a person, whose sessions end. */
export async function removeStaff(context: Context, staffId: string) {
  await asOwner(
    context,
    (sql, session) => sql`select remove_staff(${session}, ${staffId})`,
  );
}

/** Ends one or all sessions of a person; resolves to how many there were. */
export async function endSessions(
  context: Context,
  staffId: string,
  sessionId: string | undefined,
): Promise<number> {
  const [row] = await asOwner(
    context,
    (sql, session) =>
      sql<[{ ended: number }]>`
      select end_staff_sessions(${session}, ${staffId}, ${sessionId ?? null})
        as ended`,
  );
  return row.ended;
}

/**
 * Refuses a stylist without a resource that exists, and any other role with one.
 *
 * @throws {ApiError} 400 that names the field.
 */
export async function requireResource(
  { sql }: Context,
  { role, resourceId }: GivenRole,
): Promise<void> {
  const isStylist = role === "stylist";
  if (isStylist !== (resourceId !== undefined)) {
    throw invalidInput(
      "resourceId",
      "A stylist, and nobody else, has a resource",
      isStylist ? "stylist_needs_column" : "only_stylists",
    );
  }
  if (resourceId === undefined) return;
  const rows = await sql`select from resources where id = ${resourceId}`;
  if (rows.length === 0) throw notFound("Resource", "resourceId");
}
