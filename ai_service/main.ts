import { createApp } from "./app.ts";
import { createDeps, type Deps } from "./deps.ts";
import { readEnv } from "./env.ts";
import type { SiteHandler } from "./site.ts";
import { openDenoKv } from "./store/deno_kv.ts";
import { buildSite } from "./ui/development.ts";

/** How long requests and runs may take to end, in milliseconds. */
const GRACE_MS = 4000;

/** Starts the service; resolves when it has stopped. */
async function main(): Promise<void> {
  const env = readEnv(Deno.env.toObject());
  const now = () => new Date();
  const kv = await openDenoKv({ path: env.kvPath, now });
  try {
    const deps = await createDeps({ env, kv, now });
    await serve(deps, await buildSite());
  } finally {
    kv.close();
  }
}

async function serve(deps: Deps, pages: SiteHandler): Promise<void> {
  const { env: { port, url, model }, log, runs } = deps;
  const server = Deno.serve({
    port,
    onListen: () =>
      log.info("server_started", { port, url, model: model.provider }),
  }, createApp(deps, pages).fetch);
  await stopSignal();
  // A run that is cut off here is recovered by whoever next opens its
  // conversation, so waiting longer than the platform does gains nothing.
  await Promise.race([
    Promise.all([server.shutdown(), runs.settled()]),
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
    return "its port is in use; set AI_SERVICE_PORT to a free one";
  }
  return error instanceof Error ? error.message : String(error);
}

if (import.meta.main) {
  try {
    await main();
    Deno.exit(0);
  } catch (error) {
    console.error(`Cannot start the AI service: ${describe(error)}`);
    Deno.exit(1);
  }
}
