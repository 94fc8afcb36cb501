import "./agent/async_context.ts";
import {
  type AssetsBinding,
  withAssets,
} from "../shared/http/worker_assets.ts";
import { createApp } from "./app.ts";
import type { SiteHandler } from "./site.ts";
import { doShopWork } from "./run/shop_work.ts";
import { app as site } from "./ui/main.ts";
import type { Bindings as ObjectBindings } from "./workers/bindings.ts";
import type { WorkerContext } from "./workers/platform.ts";
import { createRequestDeps } from "./workers/request_deps.ts";
import { wakeObjects } from "./workers/wake_objects.ts";

export { Partition } from "./workers/partition_class.ts";

/** Variables, objects, and the site's files. */
interface Bindings extends ObjectBindings {
  ASSETS: AssetsBinding;
}

let pages: SiteHandler | undefined;

/**
 * Creates the Worker that the module written by the build exports.
 *
 * @param build.buildId Names the content of the site's files.
 */
export function createWorker({ buildId }: { buildId: string }) {
  return {
    async fetch(
      request: Request,
      bindings: Bindings,
      context: WorkerContext,
    ): Promise<Response> {
      const deps = await createRequestDeps(bindings, context);
      const { ASSETS: assets } = bindings;
      pages ??= withAssets(site.handler(), { assets, buildId });
      // Cloudflare overwrites this header, so a client cannot forge it.
      const address = request.headers.get("CF-Connecting-IP") ?? undefined;
      return await createApp(deps, pages).fetch(request, { address });
    },

    /** For a cron trigger: a net below the objects' alarms, and what the shop asks for. */
    async scheduled(
      _event: unknown,
      bindings: Bindings,
      context: WorkerContext,
    ): Promise<void> {
      const shopWork = createRequestDeps(bindings, context).then(doShopWork);
      await Promise.all([wakeObjects(bindings), shopWork]);
    },
  };
}
