import { runService, serveUntilSignal } from "../shared/http/serve.ts";
import { createApp } from "./app.ts";
import { createDeps } from "./deps.ts";
import { readEnv } from "./env.ts";
import { openDenoKv } from "./store/deno_kv.ts";
import { buildSite } from "./ui/development.ts";

/** Starts the service; resolves when it has stopped. */
async function main(): Promise<void> {
  const env = readEnv(Deno.env.toObject());
  const now = () => new Date();
  const kv = await openDenoKv({ path: env.kvPath, now });
  try {
    const deps = await createDeps({ env, kv, now });
    const app = createApp(deps, await buildSite());
    const { url, port, model } = env;
    // A store in a file belongs to one process.
    deps.worker.start({ isAlone: env.kvPath !== undefined });
    await serveUntilSignal({
      url,
      port,
      fetch: (request, address) => app.fetch(request, { address }),
      log: deps.log,
      facts: { model: model.provider },
      onStop: () => {
        deps.runs.stop();
        deps.worker.stop();
      },
      settled: async () => {
        await Promise.all([deps.runs.settled(), deps.worker.settled()]);
      },
    });
  } finally {
    kv.close();
  }
}

if (import.meta.main) {
  const service = { name: "AI service", portVariable: "AI_SERVICE_PORT" };
  await runService(service, main);
}
