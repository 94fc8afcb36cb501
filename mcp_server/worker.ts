import {
  type AssetsBinding,
  withAssets,
} from "../shared/http/worker_assets.ts";
import { createApp } from "./app.ts";
import { reportMissingScopes } from "./auth/missing_scopes.ts";
import { reportUnwrittenAccess } from "./auth/unwritten_access.ts";
import { Caches, createDeps, type Deps } from "./deps.ts";
import { readEnv } from "./env.ts";
import { runHousekeeping } from "./housekeeping.ts";
import { TrafficWriter } from "./monitoring/traffic_writer.ts";
import type { SiteHandler } from "./site.ts";
import { connectOnce } from "./storage/postgres.ts";
import { app as site } from "./ui/main.ts";

/** Variables and bindings of the Worker. */
type Bindings = Record<string, unknown> & {
  /** The site's files. */
  ASSETS: AssetsBinding;
  /** A connection pool near the database; `DATABASE_URL` is used without it. */
  HYPERDRIVE?: { connectionString: string };
};

interface ExecutionContext {
  waitUntil(promise: Promise<unknown>): void;
}

/** Facts about the sources that the build adds, as a Worker cannot read them. */
export interface WorkerBuild {
  /** The migrations that must be applied before requests are served. */
  migrations: readonly string[];
  /** Names the content of the site's files. */
  buildId: string;
}

const caches = new Caches();
const traffic = new TrafficWriter();
let pages: SiteHandler | undefined;
let isChecked = false;

/** Creates the Worker that the module written by the build exports. */
export function createWorker(build: WorkerBuild) {
  return {
    async fetch(
      request: Request,
      bindings: Bindings,
      context: ExecutionContext,
    ): Promise<Response> {
      const deps = open(bindings, build);
      const { buildId } = build;
      pages ??= withAssets(site.handler(), {
        assets: bindings.ASSETS,
        buildId,
      });
      // Cloudflare overwrites this header, so a client cannot forge it.
      const address = request.headers.get("CF-Connecting-IP") ?? undefined;
      const end = () => context.waitUntil(writeAndEnd(deps));
      try {
        await checkOnce(deps);
        const app = createApp(deps, pages);
        return whenRead(await app.fetch(request, { address }), end);
      } catch (error) {
        end();
        throw error;
      }
    },

    /** For a cron trigger. */
    async scheduled(_event: unknown, bindings: Bindings): Promise<void> {
      const deps = open(bindings, build);
      try {
        await runHousekeeping(deps);
      } finally {
        await writeAndEnd(deps);
      }
    },
  };
}

/**
 * Writes what was counted, behind the answer and over its session. What needed no
 * database opens none for that: its counts wait for a request that does.
 */
async function writeAndEnd(deps: Deps): Promise<void> {
  if (isConnected(deps)) await traffic.write(deps);
  await deps.sql.end({ timeout: 5 });
}

function isConnected({ sql }: Deps): boolean {
  return Object.values(sql.connections())
    .some(({ busy, idle }) => busy + idle > 0);
}

/** The same response; calls `end` once its body was read or given up. */
function whenRead(response: Response, end: () => void): Response {
  if (!response.body) {
    end();
    return response;
  }
  const { readable, writable } = new TransformStream();
  response.body.pipeTo(writable).catch(() => {}).finally(end);
  return new Response(readable, response);
}

/** In Workers a socket can be used only by the request that opened it. */
function open(
  { ASSETS: _, HYPERDRIVE: hyperdrive, ...variables }: Bindings,
  { migrations }: WorkerBuild,
): Deps {
  const env = readEnv({
    ...variables as Record<string, string>,
    ...(hyperdrive && { DATABASE_URL: hyperdrive.connectionString }),
  });
  const sql = connectOnce(env.databaseUrl);
  return createDeps({ env, sql, migrations, caches });
}

/** Never throws: if the database is away, the request itself answers 503. */
async function checkOnce(deps: Deps): Promise<void> {
  if (isChecked) return;
  try {
    await reportUnwrittenAccess(deps);
    isChecked = true;
    await reportMissingScopes(deps);
  } catch (cause) {
    deps.log.error("access_not_checked", { cause });
  }
}
