import { Hono } from "hono";
import type { Deps } from "../deps.ts";
import { type Check, CHECK_TIMEOUT, toJson } from "./check.ts";
import { CheckLog } from "./check_log.ts";
import { checkMcpServer } from "./check_mcp_server.ts";
import { checkModel } from "./check_model.ts";
import { checkStore } from "./check_store.ts";
import { share } from "./share.ts";

/**
 * How long what the MCP server answered is kept, in milliseconds: whoever asks
 * for `/readyz` must not be able to load another service.
 */
const MCP_LIFETIME = 5_000;

/** Options of a test. */
export interface HealthOptions {
  fetch?: typeof fetch;
  /** Longest time of a check, in milliseconds. */
  timeout?: number;
  /** Milliseconds of a clock that never goes back. */
  elapsed?: () => number;
}

/**
 * `/healthz`: the process answers. `/readyz`: what works and what does not; 503
 * only where this instance is of no use. The MCP server away or a wrong key is
 * the same for every instance, and a load balancer that took out the last one
 * would leave people without even their conversations.
 */
export function health(
  deps: Pick<Deps, "env" | "kv" | "log" | "now" | "randomId" | "signingKey">,
  options: HealthOptions = {},
): Hono {
  const elapsed = options.elapsed ?? (() => performance.now());
  const readChecks = checks(deps, { ...options, elapsed });
  const checkLog = new CheckLog(deps.log, elapsed);
  return new Hono()
    .get("/healthz", (c) => c.json({ ok: true }))
    .get("/readyz", async (c) => {
      const found = await readChecks();
      for (const check of found) checkLog.note(check);
      const ok = found.every(({ status }) => status !== "failed");
      if (!ok) c.header("Retry-After", "5");
      c.header("Cache-Control", "no-store");
      return c.json({ ok, checks: found.map(toJson) }, ok ? 200 : 503);
    });
}

function checks(
  deps: Parameters<typeof health>[0],
  { fetch = globalThis.fetch, timeout = CHECK_TIMEOUT, elapsed }:
    & HealthOptions
    & { elapsed: () => number },
): () => Promise<Check[]> {
  const store = share(
    () => checkStore(deps.kv, timeout),
    { lifetime: 0, elapsed },
  );
  const mcpServer = share(
    () => checkMcpServer({ ...deps, fetch }, timeout),
    { lifetime: MCP_LIFETIME, elapsed },
  );
  return async () => {
    const [first, others] = await Promise.all([store(), mcpServer()]);
    return [first, ...others, checkModel(deps.env.model)];
  };
}
