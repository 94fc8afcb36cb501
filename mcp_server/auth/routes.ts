import { type Context, Hono } from "hono";
import type { Sql } from "../storage/statement.ts";
import type { AddressCache } from "../../shared/http/address_rate_limiter.ts";
import type { Log } from "../../shared/http/log.ts";
import { requireSameOrigin } from "../../shared/http/same_origin.ts";
import {
  type Identity,
  limitSignIns,
  randomToken,
  type SignInRejection,
} from "../../shared/sign_in/mod.ts";
import { signInStaff } from "../staff/sign_in.ts";
import { createStaffSignIn, type StaffSignInOptions } from "./google.ts";
import {
  createSessionCookie,
  deleteEndedSessions,
  deleteSession,
} from "./admin_session.ts";

/** Dependencies of the staff's sign-in routes. */
export interface AdminAuthDeps {
  env: StaffSignInOptions["env"] & {
    trustedProxies: number;
    signInLimit: number;
  };
  sql: Sql;
  log: Log;
  now: () => Date;
  randomId: () => string;
  signInCache: AddressCache;
}

/** `/auth`: staff sign in with Google and sign out. */
export function adminAuth(deps: AdminAuthDeps): Hono {
  const { env, log } = deps;
  const google = createStaffSignIn(deps);
  const unavailable = (c: Context, cause: unknown, setCookies?: string[]) => {
    log.error("staff_sign_in_unavailable", logFields(c, { cause }));
    return redirect(c, "/admin/sign-in?problem=failed", setCookies);
  };
  const limited = limitSignIns({
    ...deps,
    limit: env.signInLimit,
    trustedProxies: env.trustedProxies,
    homePath: "/admin",
    cache: deps.signInCache,
  });

  return new Hono()
    .use("/login/*", limited)
    .use("/callback/*", limited)
    .get("/login/google", async (c) => {
      try {
        const { location, setCookies } = await google.start(c.req.raw);
        return redirect(c, location, setCookies);
      } catch (cause) {
        return unavailable(c, cause);
      }
    })
    .get("/callback/google", async (c) => {
      const finished = await google.finish(c.req.raw);
      if (!finished.ok) {
        const { rejection, setCookies } = finished;
        log.info("staff_sign_in_refused", logFields(c, { ...rejection }));
        return redirect(c, signInPage(rejection), setCookies);
      }
      const { identity, returnTo, setCookies } = finished;
      try {
        const isSignedIn = await signIn(c, deps, identity);
        const page = isSignedIn ? returnTo : "/admin/no-access";
        return redirect(c, page, setCookies);
      } catch (cause) {
        return unavailable(c, cause, setCookies);
      }
    })
    .post("/logout", requireSameOrigin(env.serverUrl), async (c) => {
      await signOut(c, deps);
      return redirect(c, "/admin/sign-in");
    });
}

/** Starts a session for `identity`; false if nothing admits them. */
async function signIn(
  c: Context,
  deps: AdminAuthDeps,
  identity: Identity,
): Promise<boolean> {
  const { sql, env, log, randomId } = deps;
  const now = deps.now();
  // The browser's earlier session ends first, also when access is then denied.
  // It may be another person's, or an id that an attacker planted (session
  // fixation).
  await signOut(c, deps);
  const sessionId = randomToken();
  const admin = await signInStaff(sql, identity, { sessionId, now, randomId });
  if (!admin) {
    log.info("staff_sign_in_not_allowed", logFields(c));
    return false;
  }
  await deleteEndedSessions(sql, now);
  createSessionCookie(env.serverUrl).write(c, sessionId);
  const { id: adminId, role } = admin;
  log.info("staff_signed_in", logFields(c, { adminId, role }));
  return true;
}

/** Ends the browser's session, if it has one. */
async function signOut(
  c: Context,
  { sql, env }: Pick<AdminAuthDeps, "sql" | "env">,
): Promise<void> {
  const cookie = createSessionCookie(env.serverUrl);
  const sessionId = cookie.read(c);
  if (!sessionId) return;
  await deleteSession(sql, sessionId);
  cookie.clear(c);
}

function signInPage(rejection: SignInRejection): string {
  const cancelled = rejection.reason === "provider_refused" &&
    rejection.detail === "access_denied";
  return `/admin/sign-in?problem=${cancelled ? "cancelled" : "failed"}`;
}

function redirect(c: Context, location: string, setCookies: string[] = []) {
  for (const cookie of setCookies) {
    c.header("Set-Cookie", cookie, { append: true });
  }
  c.header("Cache-Control", "no-store");
  return c.redirect(location, 303);
}

function logFields(c: Context, fields: Record<string, unknown> = {}) {
  return { requestId: c.get("requestId"), ...fields };
}
