import type { MiddlewareHandler } from "hono";
import { ApiError } from "../../shared/http/errors.ts";
import type { RequestVariables } from "../../shared/http/request_id.ts";
import type { SessionCookie } from "../../shared/sign_in/mod.ts";
import type { Session, Sessions } from "./session.ts";

/** Variables of a request after {@linkcode loadSession}. */
export interface AppEnv {
  Variables: RequestVariables & {
    /** Undefined where nobody is signed in. */
    session: Session | undefined;
  };
}

/** Variables of a request after {@linkcode requireUser}. */
export interface SignedInEnv {
  Variables: RequestVariables & { session: Session };
}

/** Sets `c.var.session` from the cookie. */
export function loadSession(
  { sessions, sessionCookie }: {
    sessions: Sessions;
    sessionCookie: SessionCookie;
  },
): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const id = sessionCookie.read(c);
    c.set("session", id ? await sessions.find(id) : undefined);
    await next();
  };
}

/**
 * Lets signed-in people through.
 *
 * @throws {ApiError} 401 `not_signed_in`.
 */
export function requireUser(): MiddlewareHandler<SignedInEnv> {
  return async (c, next) => {
    if (!c.var.session) {
      throw new ApiError("Please sign in", {
        status: 401,
        code: "not_signed_in",
      });
    }
    await next();
  };
}
