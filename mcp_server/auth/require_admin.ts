import type { Context, MiddlewareHandler } from "hono";
import type { Sql } from "../storage/statement.ts";
import { ApiError } from "../../shared/http/errors.ts";
import { type Admin, ADMIN_ROLES, type AdminRole } from "../operation/admin.ts";
import { insufficientRole } from "../operation/caller.ts";
import { createSessionCookie, getSessionAdmin } from "./admin_session.ts";

/** Hono variables behind {@linkcode loadAdmin}. */
export interface AdminVariables {
  /** Null if nobody is signed in. */
  admin: Admin | null;
}

/** Hono variables behind {@linkcode requireAdmin}. */
export interface SignedInVariables {
  admin: Admin;
}

/** Dependencies of {@linkcode currentAdmin}. */
export interface SessionDeps {
  env: { serverUrl: string };
  sql: Sql;
  now: () => Date;
}

/** The admin whose session cookie the request carries, or null. */
export async function currentAdmin(
  { env, sql, now }: SessionDeps,
  c: Context,
): Promise<Admin | null> {
  const sessionId = createSessionCookie(env.serverUrl).read(c);
  return sessionId ? await getSessionAdmin(sql, sessionId, now()) : null;
}

/** Sets `c.var.admin` from the session cookie; lets every request pass. */
export function loadAdmin(
  deps: SessionDeps,
): MiddlewareHandler<{ Variables: AdminVariables }> {
  return async (c, next) => {
    c.set("admin", await currentAdmin(deps, c));
    await next();
  };
}

/**
 * Requires a signed-in admin with that role or a higher one. Needs
 * {@linkcode loadAdmin} before it.
 *
 * @throws {ApiError} 401 `sign_in_required` or 403 `role_required`.
 */
export function requireAdmin(
  options: { role?: AdminRole } = {},
): MiddlewareHandler<{ Variables: AdminVariables }> {
  const { role = "viewer" } = options;
  return async (c, next) => {
    const admin = c.get("admin");
    if (!admin) throw signInRequired();
    if (ADMIN_ROLES.indexOf(admin.role) > ADMIN_ROLES.indexOf(role)) {
      throw insufficientRole(role);
    }
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

function signInRequired(): ApiError {
  return new ApiError("Sign in required", {
    status: 401,
    code: "sign_in_required",
  });
}
