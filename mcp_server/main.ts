import { createApp } from "./app.ts";
import { seedIssuer } from "./auth/issuers.ts";
import { createDeps, type Deps } from "./deps.ts";
import { readEnv } from "./env.ts";
import type { SiteHandler } from "./site.ts";
import { connect } from "./storage/postgres.ts";
import { buildSite } from "./ui/development.ts";

/** How long requests may take to end, in milliseconds. */
const GRACE_MS = 4000;

/** Starts the server; resolves when it has stopped. */
async function main(): Promise<void> {
  const env = readEnv(Deno.env.toObject());
  const sql = connect(env.databaseUrl);
  try {
    const deps = createDeps({ env, sql });
    const [pages] = await Promise.all([
      buildSite(),
      seedIssuer(sql, { audience: env.audience, ...env.aiService }),
    ]);
    await serve(deps, pages);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

async function serve(deps: Deps, pages: SiteHandler): Promise<void> {
  const { env: { port, serverUrl: url }, log } = deps;
  const server = Deno.serve({
    port,
    onListen: ({ port }) => log.info("server_started", { port, url }),
  }, createApp(deps, pages).fetch);
  await stopSignal();
  await Promise.race([
    server.shutdown(),
    new Promise((resolve) => setTimeout(resolve, GRACE_MS)),
  ]);
  log.info("server_stopped");
}

/** Resolves at the first signal; a second one ends the process at once. */
function stopSignal(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const signals = ["SIGINT", "SIGTERM"] as const;
  const stop = () => {
    for (const signal of signals) Deno.removeSignalListener(signal, stop);
    resolve();
  };
  for (const signal of signals) Deno.addSignalListener(signal, stop);
  return promise;
}

function describe(error: unknown): string {
  if (error instanceof Deno.errors.AddrInUse) {
    return "its port is in use; set MCP_SERVER_PORT to another";
  }
  return error instanceof Error ? error.message : String(error);
}

if (import.meta.main) {
  try {
    await main();
    Deno.exit(0);
  } catch (error) {
    console.error(`Cannot start the MCP server: ${describe(error)}`);
    Deno.exit(1);
  }
}
