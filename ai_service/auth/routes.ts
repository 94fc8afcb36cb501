import { type Context, Hono } from "hono";
import type { AddressCache } from "../../shared/http/address_rate_limiter.ts";
import { notFound } from "../../shared/http/errors.ts";
import {
  limitSignIns,
  type SessionCookie,
  type SignIn,
} from "../../shared/sign_in/mod.ts";
import type { Log } from "../../shared/http/log.ts";
import { localeOf } from "../../shared/ui/locale.ts";
import type { Kv } from "../store/kv.ts";
import type { McpRevocation } from "./mcp_revocation.ts";
import { isProviderName, type SignIns } from "./providers.ts";
import { type AppEnv, requireUser, type SignedInEnv } from "./require_user.ts";
import type { Sessions } from "./session.ts";
import { outcomeOf, outcomePath } from "./sign_in_outcome.ts";
import { signInUser } from "./sign_in.ts";
import type { ProviderName } from "./user.ts";

/** Dependencies of signing in and out. */
export interface AuthDeps {
  env: { trustedProxies: number; signInLimit: number };
  kv: Kv;
  log: Log;
  now: () => Date;
  randomId: () => string;
  signIns: SignIns;
  /** The sign-ins of each client address. */
  signInCache: AddressCache;
  sessions: Sessions;
  sessionCookie: SessionCookie;
  mcpRevocation: McpRevocation;
}

/** `/auth`: sign-in and sign-out. */
export function auth(deps: AuthDeps): Hono<AppEnv> {
  const { trustedProxies, signInLimit: limit } = deps.env;
  const limited = limitSignIns({
    ...deps,
    trustedProxies,
    limit,
    homePath: "/",
    cache: deps.signInCache,
  });
  return new Hono<AppEnv>()
    .use("/login/*", limited)
    .use("/callback/*", limited)
    .get("/login/:provider", (c) => login(c, deps, providerOf(c, deps)))
    .get("/callback/:provider", (c) => callback(c, deps, providerOf(c, deps)))
    .post("/logout", async (c) => {
      const { session, requestId } = c.var;
      if (session) {
        await deps.sessions.end(session.hash);
        const { id: userId } = session.user;
        await deps.mcpRevocation.revokeLive({ userId, requestId });
      }
      return signedOut(c, deps);
    })
    .post("/logout/sessions/:hash", requireUser(), async (c) => {
      const { id: userId } = c.var.session.user;
      await deps.sessions.endOwn(userId, c.req.param("hash"));
      await deps.mcpRevocation.revokeLive({
        userId,
        requestId: c.var.requestId,
      });
      return c.redirect("/settings", 303);
    })
    .post("/logout/all", requireUser(), async (c) => {
      const { requestId } = c.var;
      const { id: userId } = c.var.session.user;
      const ended = await deps.sessions.endAll(userId);
      await deps.mcpRevocation.revokeAll({ userId, requestId }, ended);
      return signedOut(c, deps);
    });
}

/** Tells how much a user may use, and has used. */
interface QuotaSource {
  view(userId: string): Promise<object>;
}

/** `/api/me`: the user who is signed in, and how much they may use. */
export function me({ quota }: { quota: QuotaSource }): Hono<SignedInEnv> {
  return new Hono<SignedInEnv>().get("/", requireUser(), async (c) => {
    const { id, provider, name, email, pictureUrl } = c.var.session.user;
    c.header("Cache-Control", "private, no-store");
    return c.json({
      user: { id, provider, name, email, pictureUrl },
      quota: await quota.view(id),
    });
  });
}

/** A provider, and the flow of signing in with it. */
interface ProviderSignIn {
  provider: ProviderName;
  signIn: SignIn;
}

/** @throws {ApiError} 404 for a provider that is unknown, or not configured. */
function providerOf(c: Context, { signIns }: AuthDeps): ProviderSignIn {
  const provider = c.req.param("provider") ?? "";
  const signIn = isProviderName(provider) ? signIns[provider] : undefined;
  if (!isProviderName(provider) || !signIn) throw notFound("Provider");
  return { provider, signIn };
}

async function login(
  c: Context<AppEnv>,
  { log }: AuthDeps,
  { provider, signIn }: ProviderSignIn,
): Promise<Response> {
  try {
    const { location, setCookies } = await signIn.start(c.req.raw);
    addCookies(c, setCookies);
    c.header("Cache-Control", "no-store");
    return c.redirect(location, 302);
  } catch (cause) {
    const { requestId } = c.var;
    log.error("sign_in_not_started", { requestId, provider, cause });
    return refused(c, outcomePath("failed", provider));
  }
}

async function callback(
  c: Context<AppEnv>,
  deps: AuthDeps,
  { provider, signIn }: ProviderSignIn,
): Promise<Response> {
  const { log, sessions, sessionCookie } = deps;
  const { requestId, session: previous } = c.var;
  const result = await signIn.finish(c.req.raw);
  addCookies(c, result.setCookies);
  if (!result.ok) {
    log.info("sign_in_refused", { requestId, provider, ...result.rejection });
    return refused(c, outcomePath(outcomeOf(result.rejection), provider));
  }
  const language = localeOf(c.req.raw);
  const identity = { ...result.identity, provider, language };
  const user = await signInUser(identity, deps);
  if (previous) await sessions.end(previous.hash);
  sessionCookie.write(c, await sessions.create(user.id));
  log.info("signed_in", { requestId, provider, userId: user.id });
  c.header("Cache-Control", "no-store");
  return c.redirect(result.returnTo, 302);
}

/** To a page that holds nothing from the request but the provider's name. */
function refused(c: Context, path: string): Response {
  c.header("Cache-Control", "no-store");
  return c.redirect(path, 303);
}

function signedOut<Env extends AppEnv>(
  c: Context<Env>,
  { log, sessionCookie }: AuthDeps,
): Response {
  sessionCookie.clear(c);
  const { requestId, session } = c.var;
  log.info("signed_out", { requestId, userId: session?.user.id });
  return c.redirect("/", 303);
}

function addCookies(c: Context, setCookies: string[]): void {
  for (const cookie of setCookies) {
    c.header("Set-Cookie", cookie, { append: true });
  }
}
