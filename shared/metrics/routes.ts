import { Hono } from "hono";
import { timingSafeEqual } from "hono/utils/buffer";
import { ApiError, respondNotFound } from "../http/errors.ts";
import { TEXT_TYPE } from "./registry.ts";

/** Metrics as text, in the format of {@linkcode TEXT_TYPE}. */
export interface MetricsSource {
  text(): Promise<string>;
}

/**
 * `GET /metrics` for whoever knows the token; without one there is no such page.
 *
 * @throws {ApiError} 401 for another token, or none.
 */
export function metricsText(
  { metrics, token }: {
    metrics: MetricsSource | undefined;
    token: string | undefined;
  },
): Hono {
  if (!metrics || token === undefined) {
    return new Hono().get("/metrics", respondNotFound);
  }
  return new Hono().get("/metrics", async (c) => {
    const sent = c.req.header("Authorization") ?? "";
    if (!await timingSafeEqual(sent, `Bearer ${token}`)) throw unauthorized();
    const text = await metrics.text();
    return c.body(text, 200, {
      "Cache-Control": "no-store",
      "Content-Type": TEXT_TYPE,
    });
  });
}

function unauthorized(): ApiError {
  return new ApiError("Invalid token", {
    status: 401,
    code: "invalid_token",
    headers: { "WWW-Authenticate": "Bearer" },
  });
}
