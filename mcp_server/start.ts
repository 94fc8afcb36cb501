import { CronJob } from "../shared/http/cron_job.ts";
import { createLog } from "../shared/http/log.ts";
import { batchLines } from "../shared/http/log_batch.ts";
import { methodOf } from "../shared/http/route.ts";
import { runService, serveUntilSignal } from "../shared/http/serve.ts";
import { createApp } from "./app.ts";
import { reportMissingScopes } from "./auth/missing_scopes.ts";
import { reportUnwrittenAccess } from "./auth/unwritten_access.ts";
import { createDeps, type Deps } from "./deps.ts";
import { readEnv } from "./env.ts";
import { startHousekeeping } from "./housekeeping.ts";
import { startTrafficWriter } from "./monitoring/traffic_writer.ts";
import type { SiteHandler } from "./site.ts";
import { withAddress } from "./storage/database_error.ts";
import { refuseTransactionPooler } from "./storage/pooler.ts";
import { connect } from "./storage/postgres.ts";
import { refuseOlderSchema } from "./storage/schema_version.ts";
import { checkServerLogin } from "./storage/server_login.ts";
import { isTemporary } from "./storage/unavailable.ts";
import { Startup } from "./startup.ts";

/** What belongs to the sources, and is made by whoever starts the server. */
export interface ServerParts {
  loadSite: () => Promise<SiteHandler>;
  /** The names of the migrations that must be applied for requests. */
  listMigrations: () => Promise<readonly string[]>;
}

/** Runs the server on Deno until a signal, then ends the process. */
export async function startServer(parts: ServerParts): Promise<never> {
  const service = { name: "MCP server", portVariable: "MCP_SERVER_PORT" };
  const housekeeping = new CronJob("housekeeping", Deno.cron);
  return await runService(service, () => serve(parts, housekeeping));
}

async function serve(
  { loadSite, listMigrations }: ServerParts,
  housekeeping: CronJob,
): Promise<void> {
  const env = readEnv(Deno.env.toObject());
  const sql = connect(env.databaseUrl, {
    max: transactionsOf(env.databasePoolSize),
  });
  try {
    const log = createLog({ service: "mcp-server", write: batchLines() });
    const migrations = await listMigrations();
    const startup = new Startup({ prepare: () => prepare(deps), log });
    const isPrepared = () => startup.isReady;
    const network = { fetch, resolve: addressesOf };
    const deps = createDeps({ env, sql, migrations, log, network, isPrepared });
    const failed = failureOf(startup);
    const [pages] = await Promise.race([
      Promise.all([loadSite(), startup.attempted()]),
      failed,
    ]);
    const app = createApp(deps, pages);
    // Declared first, so that it writes last.
    await using _traffic = startTrafficWriter(deps);
    await using housekeeper = startHousekeeping(deps);
    housekeeping.begin(() => housekeeper.run());
    const served = serveUntilSignal({
      url: env.serverUrl,
      port: env.port,
      fetch: (request, address) => app.fetch(request, { address }),
      log: deps.log,
      onRefused: (request, { status, bytes }) =>
        deps.traffic.refused(methodOf({ req: request }), { status, bytes }),
      facts: { schema: migrations.at(-1) },
    });
    await Promise.race([served, failed]);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** All addresses of a name. */
async function addressesOf(host: string): Promise<string[]> {
  const found = await Promise.allSettled([
    Deno.resolveDns(host, "A"),
    Deno.resolveDns(host, "AAAA"),
  ]);
  return found.flatMap((each) => each.status === "fulfilled" ? each.value : []);
}

/** A fifth of the connections is for admitting calls, as `connect` adds them. */
function transactionsOf(poolSize: number): number {
  return Math.floor(poolSize * 4 / 5);
}

/** Checks the database; may be repeated. */
async function prepare(deps: Deps): Promise<void> {
  const { env, sql, log, migrations } = deps;
  const { databaseUrl: url, serverUrl } = env;
  await refuseTransactionPooler(sql, url);
  try {
    await refuseOlderSchema(sql, { url, migrations });
    await checkServerLogin(sql, { url, serverUrl, log });
    await reportUnwrittenAccess(deps);
    await reportMissingScopes(deps);
  } catch (error) {
    throw isTemporary(error) ? error : withAddress(error, url);
  }
}

/** Rejects if the database can never be prepared, and resolves never. */
async function failureOf(startup: Startup): Promise<never> {
  await startup.run();
  return new Promise(() => {});
}
