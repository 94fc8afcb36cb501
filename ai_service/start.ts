import { CronJob } from "../shared/http/cron_job.ts";
import { runService, serveUntilSignal } from "../shared/http/serve.ts";
import { createApp } from "./app.ts";
import { readBuiltAssets } from "./assets/built_assets.ts";
import { shareAssets } from "./assets/share_assets.ts";
import { createDeps, type Deps } from "./deps.ts";
import { readEnv } from "./env.ts";
import { doDueWork } from "./run/do_due_work.ts";
import { repeatedShopWork } from "./run/shop_work.ts";
import type { SiteHandler } from "./site.ts";
import { openDenoKv } from "./store/deno_kv.ts";

/** The site, which is built by whoever starts the service. */
export interface SiteParts {
  loadSite: () => Promise<SiteHandler>;
  /** Folder of a production build's assets; there is none in development. */
  assets?: string;
}

/** How often the shop is asked what there is to do for it, in milliseconds. */
const SHOP_WORK_MS = 10_000;

/** Runs the service on Deno until a signal, then ends the process. */
export async function startService(site: SiteParts): Promise<never> {
  const service = { name: "AI service", portVariable: "AI_SERVICE_PORT" };
  const dueWork = new CronJob("due-work", Deno.cron);
  return await runService(service, () => serve(site, dueWork));
}

async function serve(site: SiteParts, dueWork: CronJob): Promise<void> {
  ignoreTracingProfile();
  const env = readEnv(Deno.env.toObject());
  const now = () => new Date();
  const kv = await openDenoKv({ path: env.kvPath, now });
  try {
    const deps = await createDeps({ env, kv, now });
    const app = createApp(deps, await loadPages(site, deps));
    const { url, port, model } = env;
    // A store in a file belongs to one process.
    deps.worker.start({ isAlone: env.kvPath !== undefined });
    const shopWork = repeatedShopWork(deps);
    const asking = setInterval(() => void shopWork.run(), SHOP_WORK_MS);
    dueWork.begin(() => doDueWork({ ...deps, shopWork: () => shopWork.run() }));
    await serveUntilSignal({
      url,
      port,
      fetch: (request, address) => app.fetch(request, { address }),
      log: deps.log,
      facts: { model: model.provider },
      onStop: () => {
        deps.runs.stop();
        deps.worker.stop();
        clearInterval(asking);
      },
      settled: async () => {
        const { runs, worker } = deps;
        const all = [runs, worker, shopWork].map((one) => one.settled());
        await Promise.all(all);
      },
    });
  } finally {
    kv.close();
  }
}

/** The site, which also serves the assets of the builds beside this one. */
async function loadPages(
  { loadSite, assets }: SiteParts,
  { kv, log }: Deps,
): Promise<SiteHandler> {
  const pages = await loadSite();
  if (assets === undefined) return pages;
  const build = await readBuiltAssets(assets);
  return await shareAssets(pages, { build, kv, log });
}

/**
 * The tracing client in LangChain looks for a profile in the home folder. A
 * service has none, and is not allowed to ask the system for that folder.
 */
function ignoreTracingProfile(): void {
  const name = "LANGSMITH_CONFIG_FILE";
  if (!Deno.env.has(name)) Deno.env.set(name, "/dev/null");
}
