import { createApp } from "./app.ts";
import { seedIssuer } from "./auth/issuers.ts";
import { createDeps, type Deps } from "./deps.ts";
import { readEnv } from "./env.ts";
import { connect } from "./storage/postgres.ts";

/** Starts the server; resolves when it has stopped. */
async function main(): Promise<void> {
  const env = readEnv(Deno.env.toObject());
  const sql = connect(env.databaseUrl);
  const deps = createDeps({ env, sql });
  try {
    await seedIssuer(sql, { audience: env.audience, ...env.aiService });
    await serve(deps);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function serve(deps: Deps): Promise<void> {
  const { env, log } = deps;
  const server = Deno.serve({
    port: env.port,
    hostname: isLocal(env.serverUrl) ? "127.0.0.1" : "0.0.0.0",
    onListen: ({ port }) =>
      log.info("server_started", { port, url: env.serverUrl }),
  }, createApp(deps).fetch);
  const stop = () => server.shutdown();
  Deno.addSignalListener("SIGINT", stop);
  Deno.addSignalListener("SIGTERM", stop);
  await server.finished;
  Deno.removeSignalListener("SIGINT", stop);
  Deno.removeSignalListener("SIGTERM", stop);
  log.info("server_stopped");
}

/** On a developer's machine nobody else's machine has to get in. */
function isLocal(url: string): boolean {
  return new URL(url).protocol === "http:";
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
  } catch (error) {
    console.error(`Cannot start the MCP server: ${describe(error)}`);
    Deno.exit(1);
  }
}
