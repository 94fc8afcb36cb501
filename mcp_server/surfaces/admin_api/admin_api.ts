import { Hono } from "hono";
import { limitBodyOf } from "../../../shared/http/bounded_body.ts";
import { notFound } from "../../../shared/http/errors.ts";
import { requireSameOrigin } from "../../../shared/http/same_origin.ts";
import {
  type AdminVariables,
  currentStaff,
  loadAdmin,
  refuseTokens,
  requireAdmin,
  type SignedInVariables,
} from "../../auth/require_admin.ts";
import type { Operation } from "../../operation/operation.ts";
import type { PipelineDeps } from "../../operation/pipeline.ts";
import { answerChanges } from "./changes.ts";
import { answerImport } from "./imports.ts";
import { answerCall, answerPreview, operationByPath } from "../rest/rest.ts";

/** Dependencies of the admin site's API. */
export type AdminApiDeps = PipelineDeps & {
  env: { serverUrl: string };
  operations: readonly Operation[];
  staffOperations: readonly Operation[];
};

/** A picture in base64 is the largest argument. */
const MAX_CALL_BYTES = 512 * 1024;

/** `/api/admin`: the operations for staff, as `<noun>/<verb>`; by session only. */
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

/** All operations, under the same rules as for callers with a token. */
function staffRoutes(deps: AdminApiDeps) {
  const operationOf = operationByPath([
    ...deps.operations,
    ...deps.staffOperations,
  ]);
  return new Hono<{ Variables: SignedInVariables }>()
    .get("/me", (c) => c.json({ admin: c.var.staff.admin }))
    .get(
      "/changes",
      (c) => answerChanges(deps.sql, () => currentStaff(deps, c)),
    )
    .post("/:noun/:verb{import}/file", async (c) => {
      const { staff: caller } = c.var;
      const operation = operationOf(c);
      return await answerImport(c, deps, { operation, caller });
    })
    .post("/:noun/:verb", async (c) => {
      limitBodyOf(c.req.raw, MAX_CALL_BYTES);
      const { staff: caller } = c.var;
      return await answerCall(c, deps, { operation: operationOf(c), caller });
    })
    .post("/:noun/:verb/preview", async (c) => {
      const { staff: caller } = c.var;
      return await answerPreview(c, deps, {
        operation: operationOf(c),
        caller,
      });
    })
    .all("*", () => {
      throw notFound("Route");
    });
}
