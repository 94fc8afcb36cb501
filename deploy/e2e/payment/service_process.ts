import { createApp } from "../../../ai_service/app.ts";
import { createDeps, type LocalDeps } from "../../../ai_service/deps.ts";
import { readEnv } from "../../../ai_service/env.ts";
import { openDenoKv } from "../../../ai_service/store/deno_kv.ts";
import type { Kv } from "../../../ai_service/store/kv.ts";
import { changedKv } from "../../../ai_service/store/test_kv.ts";
import { createLog, type WriteLine } from "../../../shared/http/log.ts";
import type { Crashes } from "./crashes.ts";
import { CutProxy, type Passing } from "./cut_proxy.ts";
import type { Mortal } from "./lasting.ts";
import type { ShopProcess } from "./shop_process.ts";

export interface ServiceOptions {
  /** File of the store, which outlives it. */
  storePath: string;
  variables: Record<string, string>;
  /** The MCP server that lives; null while it is down. */
  shop: () => Promise<ShopProcess | null>;
  /** Port of Stripe; null while it is down. */
  stripePort: () => Promise<number | null>;
  crashes: Crashes;
  now: () => Date;
  /** Takes a line of its log. */
  write: WriteLine;
}

/** One process of the AI service: its app and all of its memory. */
export interface ServiceProcess extends Mortal {
  deps: LocalDeps;
  fetch(request: Request): Promise<Response>;
  /** Ends the connections to the MCP server, which has died. */
  cutShop(): void;
}

/** Starts the real app on the store in its file. */
export async function startPaymentService(
  options: ServiceOptions,
): Promise<ServiceProcess> {
  const { crashes, now, stripePort } = options;
  const survives = (step: string) => {
    if (crashes.strikes(`service: ${step}`)) service.die();
    return !service.isDead;
  };
  let shop: ShopProcess | null = null;
  const shopLink = new CutProxy({
    async target() {
      shop = await options.shop();
      return shop && shop.port;
    },
    passes(chunk) {
      const step = nameOf(chunk);
      if (crashes.strikes(`shop: ${step}`)) shop?.die();
      return survives(`shop ${step}`) && shop?.isDead === false;
    },
  });
  const stripeLink = new CutProxy({
    target: stripePort,
    passes: (chunk) => survives(`stripe ${nameOf(chunk)}`),
  });
  const store = await openDenoKv({ path: options.storePath, now });
  const deps = await createDeps({
    env: readEnv({
      ...options.variables,
      MCP_SERVER_URL: `http://127.0.0.1:${shopLink.port}`,
      STRIPE_API_URL: `http://127.0.0.1:${stripeLink.port}`,
    }),
    kv: mortalKv(store, survives),
    now,
    log: createLog({ service: "ai-service", now, write: options.write }),
  });
  const app = createApp(deps, () => Promise.resolve(new Response("a page")));
  const service: ServiceProcess = {
    deps,
    isDead: false,
    fetch: async (request) => await app.fetch(request),
    cutShop: () => shopLink.cut(),
    die() {
      if (service.isDead) return;
      service.isDead = true;
      shopLink.close();
      stripeLink.close();
      deps.worker.stop();
      deps.runs.stop();
      store.close();
    },
  };
  return service;
}

/** A store whose process may die before a write has an effect, or after it. */
function mortalKv(kv: Kv, survives: (step: string) => boolean): Kv {
  const mustSurvive = (step: string) => {
    if (!survives(step)) throw new Error("The process has died");
  };
  return changedKv(kv, {
    async atomic(...write) {
      const [, mutations] = write;
      const what = mutations.map(({ key }) => key[2]).join(" and ");
      mustSurvive(`before the write of ${what}`);
      const answer = await kv.atomic(...write);
      mustSurvive(`after the write of ${what}`);
      return answer;
    },
  });
}

/** The path of a request without ids, or that it is an answer or more of either. */
function nameOf({ direction, bytes }: Passing): string {
  if (direction === "answer") return "answer";
  const head = new TextDecoder().decode(bytes.subarray(0, 200));
  const [, method, path] = /^([A-Z]+) ([^ ?]+)/.exec(head) ?? [];
  if (!path) return "request, its body";
  return `${method} ${path.replace(/\/(cs|pi)_[^/]+/, "/:id")}`;
}
