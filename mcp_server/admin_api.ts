// This module is portable: it runs on Deno and on Workers.
import { Hono } from "hono"; // the router of both services
import { notFound } from "../shared/http/errors.ts";
import { readJsonObject } from "../shared/http/json_body.ts";
import { requireSameOrigin } from "../shared/http/same_origin.ts";
import {
  type AdminVariables,
  loadAdmin,
  refuseTokens,
  requireAdmin,
  type SignedInVariables,
} from "./auth/require_admin.ts";
import { listBookingsForStaff } from "./booking/admin.ts";
import type { Deps } from "./deps.ts";

/** What the API of the admin site needs from the outside. */
export type AdminApiDeps = Pick<Deps, "env" | "sql" | "now" | "timeZone">;

/** `/api/admin`: what staff can do, as `<noun>/<verb>`; by session only. */
export function adminApi(
  deps: AdminApiDeps,
): Hono<{ Variables: AdminVariables }> {
  return new Hono<{ Variables: AdminVariables }>()
    .use(refuseTokens())
    .use(requireSameOrigin(deps.env.serverUrl))
    .use(loadAdmin(deps))
    .use(requireAdmin())
    .route("/", staffRoutes(deps));
}

function staffRoutes(deps: AdminApiDeps) {
  return new Hono<{ Variables: SignedInVariables }>()
    .get("/me", (c) => c.json({ admin: c.var.admin }))
    .post("/booking/list", async (c) => {
      const input = await readJsonObject(c.req.raw);
      return c.json(await listBookingsForStaff(deps, c.var.admin, input));
    })
    .all("*", () => {
      throw notFound("Route");
    });
}
