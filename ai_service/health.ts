import { Hono } from "hono";
import { ApiError } from "../shared/http/errors.ts";
import type { Deps } from "./deps.ts";
import { PROBE_KEY } from "./store/keys.ts";

/** `/healthz`: the process answers. `/readyz`: its store answers too. */
export function health({ kv, log }: Pick<Deps, "kv" | "log">): Hono {
  return new Hono()
    .get("/healthz", (c) => c.json({ ok: true }))
    .get("/readyz", async (c) => {
      try {
        await kv.get(PROBE_KEY);
        return c.json({ ok: true });
      } catch (cause) {
        log.error("not_ready", { requestId: c.get("requestId"), cause });
        const code = cause instanceof ApiError
          ? cause.code
          : "store_unreachable";
        return c.json({ ok: false, code }, 503, { "Retry-After": "5" });
      }
    });
}
