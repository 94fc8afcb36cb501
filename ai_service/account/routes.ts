import { Hono } from "hono";
import { requireUser, type SignedInEnv } from "../auth/require_user.ts";
import type { Sessions } from "../auth/session.ts";
import { attachment } from "../conversation/export_routes.ts";
import { privateResponses } from "../conversation/private_api.ts";
import {
  actorOf,
  type SignedInContext,
  userIdOf,
} from "../conversation/request.ts";
import type { SessionCookie } from "../../shared/sign_in/mod.ts";
import { PRODUCT_ID } from "../../shared/ui/product.ts";
import { planDeletion } from "./deletion_plan.ts";
import type { DeletionDeps } from "./deps.ts";
import { type AccountExportDeps, exportAccount } from "./export_account.ts";
import { requestDeletion } from "./request_deletion.ts";

/** Dependencies of the routes of one's own account. */
export interface AccountDeps extends DeletionDeps, AccountExportDeps {
  sessions: Sessions;
  sessionCookie: SessionCookie;
  /** Does the work that is due. */
  worker: { wake(userId: string): void };
}

/** `/api/me/…`: what a person can do with the whole account. */
export function account(deps: AccountDeps): Hono<SignedInEnv> {
  return new Hono<SignedInEnv>()
    .use("/me/*", requireUser(), privateResponses())
    .get("/me/deletion", (c) => plan(c, deps))
    .get("/me/export", (c) => download(c, deps))
    .delete("/me", (c) => remove(c, deps));
}

async function plan(c: SignedInContext, deps: AccountDeps) {
  return c.json(await planDeletion(deps, actorOf(c), deps.now()));
}

function download(c: SignedInContext, deps: AccountDeps) {
  const { user } = c.var.session;
  return attachment(c, exportAccount(deps, user, actorOf(c).locale), {
    name: `${PRODUCT_ID}-account.json`,
    type: "application/json",
  });
}

/** The account is gone for everybody at once; the worker does the rest. */
async function remove(c: SignedInContext, deps: AccountDeps) {
  const { kv, now, log, sessions, sessionCookie, worker } = deps;
  const userId = userIdOf(c);
  await requestDeletion(kv, userId, now());
  await sessions.endAll(userId);
  sessionCookie.clear(c);
  worker.wake(userId);
  log.info("deletion_requested", { userId, requestId: c.var.requestId });
  return c.json({ status: "deleting" }, 202);
}
