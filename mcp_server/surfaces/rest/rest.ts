import { type Context, Hono } from "hono";
import { notFound } from "../../../shared/http/errors.ts";
import { localeOf } from "../../../shared/ui/locale.ts";
import { readJsonObject } from "../../../shared/http/json_body.ts";
import { allowMethods } from "../../../shared/http/methods.ts";
import { previewName } from "../../metrics/traffic.ts";
import { countRefusals } from "../../operation/admission.ts";
import type { Caller } from "../../operation/caller.ts";
import {
  requireToken,
  type RequireTokenOptions,
  type TokenVariables,
} from "../../auth/verify.ts";
import {
  IDEMPOTENCY_HEADER,
  readIdempotencyKey,
} from "../../operation/idempotency_key.ts";
import {
  isPreviewable,
  type Operation,
  operationName,
} from "../../operation/operation.ts";
import { previewOperation } from "../../operation/preview_call.ts";
import { callOperation, type PipelineDeps } from "../../operation/pipeline.ts";

/** Dependencies of a surface that is called with tokens. */
export type TokenSurfaceDeps =
  & PipelineDeps
  & Omit<RequireTokenOptions, "scopesFor">
  & { operations: readonly Operation[] };

/**
 * Every operation as `POST /<noun>/<verb>`, and the preview of a write as
 * `POST /<noun>/<verb>/preview`.
 */
export function rest(
  deps: TokenSurfaceDeps,
): Hono<{ Variables: TokenVariables }> {
  const operationOf = operationByPath(deps.operations);
  const scopesFor = (c: Context) => {
    const operation = operationOf(c);
    return operation ? [operation.scope] : [];
  };
  const previewScopesFor = (c: Context) => {
    const operation = operationOf(c);
    return operation && isPreviewable(operation) ? operation.previewScopes : [];
  };
  return new Hono<{ Variables: TokenVariables }>()
    .use("/:noun/:verb", allowMethods("POST"))
    .use("/:noun/:verb", requireToken({ ...deps, scopesFor }))
    .post("/:noun/:verb", async (c) => {
      const caller = c.get("credentials").token;
      return await answerCall(c, deps, { operation: operationOf(c), caller });
    })
    .use("/:noun/:verb/preview", allowMethods("POST"))
    .use(
      "/:noun/:verb/preview",
      requireToken({ ...deps, scopesFor: previewScopesFor }),
    )
    .post("/:noun/:verb/preview", async (c) => {
      const caller = c.get("credentials").token;
      return await answerPreview(c, deps, {
        operation: operationOf(c),
        caller,
      });
    });
}

/** Finds the operation by the path's `noun` and `verb`. */
export function operationByPath(
  operations: readonly Operation[],
): (c: Context) => Operation | undefined {
  const operationsByPath = new Map(
    operations.map((each) => [`${each.noun}/${each.verb}`, each]),
  );
  return (c) =>
    operationsByPath.get(`${c.req.param("noun")}/${c.req.param("verb")}`);
}

/**
 * Calls an operation with the request's body and responds with its result, or
 * with 404 if there is no such operation.
 */
export async function answerCall(
  c: Context,
  deps: PipelineDeps,
  { operation, caller }: { operation: Operation | undefined; caller: Caller },
): Promise<Response> {
  const call = await countRefusals(
    deps.rateLimiter,
    caller,
    () => readCall(c.req.raw, operation),
  );
  const requestId = c.get("requestId");
  c.set("operation", operationName(call.operation));
  const { result, replayed } = await callOperation(deps, {
    ...call,
    caller,
    requestId,
  });
  if (replayed) c.header("Idempotent-Replayed", "true");
  return c.json(result);
}

/** Responds with the preview of a write with the request's body. */
export async function answerPreview(
  c: Context,
  deps: PipelineDeps,
  { operation, caller }: { operation: Operation | undefined; caller: Caller },
): Promise<Response> {
  const { idempotencyKey: _, ...call } = await countRefusals(
    deps.rateLimiter,
    caller,
    () => readCall(c.req.raw, operation),
  );
  c.set("operation", previewName(operationName(call.operation)));
  const preview = await previewOperation(deps, {
    ...call,
    caller,
    locale: localeOf(c.req.raw),
    requestId: c.get("requestId"),
  });
  c.header("Vary", "Accept-Language, Cookie", { append: true });
  return c.json(preview);
}

async function readCall(request: Request, operation: Operation | undefined) {
  if (!operation) throw notFound("Operation");
  return {
    operation,
    args: await readJsonObject(request),
    idempotencyKey: readIdempotencyKey(request.headers.get(IDEMPOTENCY_HEADER)),
  };
}
