import { Hono } from "hono";
import type { Deps } from "./deps.ts";
import { checkDatabase } from "./storage/readiness.ts";

type HealthDeps = Pick<
  Deps,
  "sql" | "log" | "migrations" | "slices" | "isPrepared"
>;

/** `/healthz`: the process runs. `/readyz`: it can serve requests. */
export function health(
  { sql, log, migrations, slices, isPrepared }: HealthDeps,
): Hono {
  const tables = slices.flatMap((slice) => slice.tables ?? []);
  return new Hono()
    .get("/healthz", (c) => c.json({ ok: true }))
    .get("/readyz", async (c) => {
      const problems = await checkDatabase(sql, migrations, tables);
      if (problems.length === 0 && isPrepared()) return c.json({ ok: true });
      // The start says by itself what it waits for, and says it once.
      if (isPrepared()) {
        log.error("not_ready", { requestId: c.get("requestId"), problems });
      }
      return c.json({ ok: false, code: "database_not_ready" }, 503, {
        "Retry-After": "5",
      });
    });
}
