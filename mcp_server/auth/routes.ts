import { type Context, Hono } from "hono";
import type { Sql } from "../storage/statement.ts";
import type { Log } from "../../shared/http/log.ts";
import { requireSameOrigin } from "../../shared/http/same_origin.ts";
import type {
  Identity,
  SessionCookie,
  SignInRejection,
} from "../../shared/sign_in/mod.ts";
import { admitAdmin } from "../staff/admin_store.ts";
import type { AllowList } from "../staff/allow_list.ts";
import { createStaffSignIn, type StaffSignInOptions } from "./google.ts";
import {
  createSession,
  createSessionCookie,
  deleteEndedSessions,
  deleteSession,
} from "./session.ts";

/** What the sign-in of staff needs from the outside. */
export interface AdminAuthDeps {
  env: StaffSignInOptions["env"] & { admin: AllowList };
  sql: Sql;
  log: Log;
  now: () => Date;
  randomId: () => string;
}

/** `/auth`: staff sign in with Google and sign out. */
export function adminAuth(deps: AdminAuthDeps): Hono {
  const { env, log } = deps;
  const signIn = createStaffSignIn(deps);
  const adminContext = new FrontDoor(deps);

  return new Hono()
    .get("/login/google", async (c) => {
      try {
        const { location, setCookies } = await signIn.start(c.req.raw);
        return redirect(c, location, setCookies);
      } catch (cause) {
        log.error("staff_sign_in_unavailable", requestOf(c, { cause }));
        return redirect(c, "/admin/sign-in?problem=failed");
      }
    })
    .get("/callback/google", async (c) => {
      const finished = await signIn.finish(c.req.raw);
      if (!finished.ok) {
        const { rejection, setCookies } = finished;
        log.info("staff_sign_in_refused", requestOf(c, { ...rejection }));
        return redirect(c, signInPage(rejection), setCookies);
      }
      const { identity, returnTo, setCookies } = finished;
      const entered = await adminContext.enter(c, identity);
      return redirect(c, entered ? returnTo : "/admin/no-access", setCookies);
    })
    .post("/logout", requireSameOrigin(env.serverUrl), async (c) => {
      await adminContext.leave(c);
      return redirect(c, "/admin/sign-in");
    });
}

/** Who comes in gets a new session; who leaves has none. */
class FrontDoor {
  readonly #deps: AdminAuthDeps;
  readonly #cookie: SessionCookie;

  constructor(deps: AdminAuthDeps) {
    this.#deps = deps;
    this.#cookie = createSessionCookie(deps.env.serverUrl);
  }

  /** False where the allow-list does not know the person. */
  async enter(c: Context, identity: Identity): Promise<boolean> {
    const { sql, env, log, randomId } = this.#deps;
    const now = this.#deps.now();
    // Whatever this browser held before is over: a person who changes accounts
    // leaves nothing behind, and an id that somebody planted is worth nothing.
    await this.leave(c);
    const allowed = env.admin;
    const admin = await admitAdmin(sql, identity, { allowed, now, randomId });
    if (!admin) {
      log.info("staff_sign_in_not_allowed", requestOf(c));
      return false;
    }
    await deleteEndedSessions(sql, now);
    this.#cookie.write(c, await createSession(sql, admin.id, now));
    const { id: adminId, role } = admin;
    log.info("staff_signed_in", requestOf(c, { adminId, role }));
    return true;
  }

  async leave(c: Context): Promise<void> {
    const sessionId = this.#cookie.read(c);
    if (!sessionId) return;
    await deleteSession(this.#deps.sql, sessionId);
    this.#cookie.clear(c);
  }
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

function requestOf(c: Context, fields: Record<string, unknown> = {}) {
  return { requestId: c.get("requestId"), ...fields };
}
