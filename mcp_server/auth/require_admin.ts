import type { Context, MiddlewareHandler } from "hono";
import type { Sql } from "../storage/statement.ts";
import { ApiError } from "../../shared/http/errors.ts";
import { signInRequired, type StaffMember } from "../operation/caller.ts";
import { createSessionCookie, getSessionAdmin } from "./admin_session.ts";

/** Hono variables behind {@linkcode loadAdmin}. */
export interface AdminVariables {
  /** Null if nobody is signed in. */
  staff: StaffMember | null;
}

/** Hono variables behind {@linkcode requireAdmin}. */
export interface SignedInVariables {
  staff: StaffMember;
}

/** Dependencies of {@linkcode currentStaff}. */
export interface SessionDeps {
  env: { serverUrl: string };
  sql: Sql;
  now: () => Date;
}

/** Whose session cookie the request carries, or null. */
export async function currentStaff(
  { env, sql, now }: SessionDeps,
  c: Context,
): Promise<StaffMember | null> {
  const sessionId = createSessionCookie(env.serverUrl).read(c);
  if (!sessionId) return null;
  const admin = await getSessionAdmin(sql, sessionId, now());
  return admin && { kind: "staff", admin, sessionId };
}

/** Sets `c.var.staff` from the session cookie; lets every request pass. */
export function loadAdmin(
  deps: SessionDeps,
): MiddlewareHandler<{ Variables: AdminVariables }> {
  return async (c, next) => {
    c.set("staff", await currentStaff(deps, c));
    await next();
  };
}

/**
 * Requires a signed-in admin; what each may do, the pipeline asks. Needs
 * {@linkcode loadAdmin} before it.
 *
 * @throws {ApiError} 401 `sign_in_required`.
 */
export function requireAdmin(): MiddlewareHandler<
  { Variables: AdminVariables }
> {
  return async (c, next) => {
    if (!c.get("staff")) throw signInRequired();
    await next();
  };
}

/**
 * Refuses every request with an `Authorization` header, also when it has a
 * valid session cookie. Tokens are accepted only at `/mcp`, and admin sessions
 * only here.
 *
 * @throws {ApiError} 401 `invalid_token`.
 */
export function refuseTokens(): MiddlewareHandler {
  return async (c, next) => {
    if (c.req.header("Authorization") !== undefined) {
      throw new ApiError("Invalid token", {
        status: 401,
        code: "invalid_token",
      });
    }
    await next();
  };
}
