import { createLog } from "../shared/http/log.ts";
import { batchLines } from "../shared/http/log_batch.ts";
import { runService, serveUntilSignal } from "../shared/http/serve.ts";
import { createApp } from "./app.ts";
import { seedIssuer } from "./auth/issuers.ts";
import { reportMissingScopes } from "./auth/missing_scopes.ts";
import { createDeps } from "./deps.ts";
import { readEnv } from "./env.ts";
import { startHousekeeping } from "./housekeeping.ts";
import { listMigrations } from "./migrations.ts";
import { connect } from "./storage/postgres.ts";
import { buildSite } from "./ui/development.ts";

/** Starts the server; resolves when it has stopped. */
async function main(): Promise<void> {
  const env = readEnv(Deno.env.toObject());
  const sql = connect(env.databaseUrl);
  try {
    const log = createLog({ service: "mcp-server", write: batchLines() });
    const migrations = await listMigrations();
    const deps = createDeps({ env, sql, migrations, log });
    const [pages] = await Promise.all([
      buildSite(),
      seedIssuer(sql, { audience: env.audience, ...env.aiService }),
    ]);
    await reportMissingScopes(deps);
    const app = createApp(deps, pages);
    await using _housekeeper = startHousekeeping(deps);
    await serveUntilSignal({
      url: env.serverUrl,
      port: env.port,
      fetch: (request, address) => app.fetch(request, { address }),
      log: deps.log,
    });
  } finally {
    await sql.end({ timeout: 1 });
  }
}

if (import.meta.main) {
  const service = { name: "MCP server", portVariable: "MCP_SERVER_PORT" };
  await runService(service, main);
}
