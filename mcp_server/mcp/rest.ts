// This module is portable: it runs on Deno and on Workers.
import { type Context, Hono } from "hono"; // the router of both services
import { notFound } from "../../shared/http/errors.ts";
import { readJsonObject } from "../../shared/http/json_body.ts";
import { allowMethods } from "../../shared/http/methods.ts";
import { requireToken, type TokenVariables } from "../auth/verify.ts";
import type { Deps } from "../deps.ts";
import { readIdempotencyKey } from "./idempotency_key.ts";
import { callOperation } from "./pipeline.ts";

/** Every operation as `POST /<noun>/<verb>`. */
export function rest(deps: Deps): Hono<{ Variables: TokenVariables }> {
  const operations = new Map(
    deps.operations.map((operation) => [
      `${operation.noun}/${operation.verb}`,
      operation,
    ]),
  );
  const asked = (c: Context) =>
    operations.get(`${c.req.param("noun")}/${c.req.param("verb")}`);

  return new Hono<{ Variables: TokenVariables }>()
    .use("/:noun/:verb", allowMethods("POST"))
    .use(
      "/:noun/:verb",
      requireToken({ ...deps, scopeFor: (c) => asked(c)?.scope }),
    )
    .post("/:noun/:verb", async (c) => {
      const operation = asked(c);
      if (!operation) throw notFound("Tool");
      const { result, replayed } = await callOperation(deps, {
        operation,
        args: await readJsonObject(c.req.raw),
        token: c.var.credentials.token,
        idempotencyKey: readIdempotencyKey(c.req.raw.headers),
        requestId: c.var.requestId,
      });
      if (replayed) c.header("Idempotent-Replayed", "true");
      return c.json(result);
    });
}
