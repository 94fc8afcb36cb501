import type { Context, MiddlewareHandler } from "hono";
import type { Sql } from "../storage/statement.ts";
import { ApiError } from "../../shared/http/errors.ts";
import { type Admin, ADMIN_ROLES, type AdminRole } from "../operation/admin.ts";
import { insufficientRole } from "../operation/caller.ts";
import { createSessionCookie, getSession } from "./session.ts";

/** What a request that may come from staff carries. */
export interface AdminVariables {
  /** Null while nobody is signed in. */
  admin: Admin | null;
}

/** What a request behind {@linkcode requireAdmin} carries. */
export interface SignedInVariables {
  admin: Admin;
}

/** What loading a session needs from the outside. */
export interface SessionDeps {
  env: { serverUrl: string };
  sql: Sql;
  now: () => Date;
}

/** Who the request's session cookie belongs to, or null. */
export async function openSession(
  { env, sql, now }: SessionDeps,
  c: Context,
): Promise<Admin | null> {
  const sessionId = createSessionCookie(env.serverUrl).read(c);
  return sessionId ? await getSession(sql, sessionId, now()) : null;
}

/** Sets `c.var.admin` from the session cookie; refuses nobody. */
export function loadAdmin(
  deps: SessionDeps,
): MiddlewareHandler<{ Variables: AdminVariables }> {
  return async (c, next) => {
    c.set("admin", await openSession(deps, c));
    await next();
  };
}

/**
 * Lets nobody pass but signed-in staff of that role or above. Needs
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
 * Refuses a request that brings an `Authorization` header, whatever else it
 * brings: tokens are for `/mcp`, sessions for staff, and neither opens the
 * other's door.
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
