import { createApp } from "./app.ts";
import { seedIssuer } from "./auth/issuers.ts";
import { reportMissingScopes } from "./auth/missing_scopes.ts";
import { createDeps, type Deps, Memory } from "./deps.ts";
import { readEnv } from "./env.ts";
import { runHousekeeping } from "./housekeeping.ts";
import type { SiteHandler } from "./site.ts";
import { connect } from "./storage/postgres.ts";
import { app as site } from "./ui/main.ts";

/** Variables and bindings of the Worker. */
type Bindings = Record<string, string | undefined> & {
  /** Pools connections near the database; without it, `DATABASE_URL` is used. */
  HYPERDRIVE?: { connectionString: string };
};

interface ExecutionContext {
  waitUntil(promise: Promise<unknown>): void;
}

/** A request in Workers opens few connections, and they end with it. */
const CONNECTIONS = 3;

const memory = new Memory();
let pages: SiteHandler | undefined;
let isSeeded = false;

/** What the build knows of the sources, which a Worker cannot read. */
export interface WorkerBuild {
  /** Names of the migrations that the database must have for requests. */
  migrations: readonly string[];
}

/** The Worker; the module that the build writes exports it. */
export function createWorker(build: WorkerBuild) {
  return {
    async fetch(
      request: Request,
      bindings: Bindings,
      context: ExecutionContext,
    ): Promise<Response> {
      const deps = open(bindings, build);
      pages ??= site.handler();
      // Cloudflare sets this header itself, whatever a client sends.
      const address = request.headers.get("CF-Connecting-IP") ?? undefined;
      try {
        await seedOnce(deps);
        return await createApp(deps, pages).fetch(request, { address });
      } finally {
        context.waitUntil(deps.sql.end({ timeout: 5 }));
      }
    },

    /** For a cron trigger. */
    async scheduled(_event: unknown, bindings: Bindings): Promise<void> {
      const deps = open(bindings, build);
      await runHousekeeping(deps);
      await deps.sql.end({ timeout: 5 });
    },
  };
}

/** Sockets belong to the request that opened them, so the pool does too. */
function open(
  { HYPERDRIVE: hyperdrive, ...variables }: Bindings,
  { migrations }: WorkerBuild,
): Deps {
  const env = readEnv({
    ...variables,
    ...(hyperdrive && { DATABASE_URL: hyperdrive.connectionString }),
  });
  const sql = connect(env.databaseUrl, { max: CONNECTIONS });
  return createDeps({ env, sql, migrations, memory });
}

/** A failure is left to the request itself, which answers it in its shape. */
async function seedOnce(deps: Deps): Promise<void> {
  if (isSeeded) return;
  const { sql, env, log } = deps;
  try {
    await seedIssuer(sql, { audience: env.audience, ...env.aiService });
    isSeeded = true;
    await reportMissingScopes(deps);
  } catch (cause) {
    log.error("issuer_not_seeded", { cause });
  }
}
