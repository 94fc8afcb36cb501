import type { MiniflareOptions } from "miniflare";
import type { ServiceName } from "../build/service.ts";
import type { BuiltWorker } from "./build.ts";
import { readWorkerConfig, type WorkerConfig } from "./config.ts";
import { startWorkerd } from "./workerd.ts";

/** Options of {@linkcode startLocalWorker}. */
export interface LocalWorkerOptions {
  service: ServiceName;
  built: BuiltWorker;
  /** The Worker's variables and secrets; those without a value are left out. */
  variables: Record<string, string | undefined>;
  /** A free port by default. */
  port?: number;
  /** The folder of its objects' data; it is in memory by default. */
  dataFolder?: string;
  /** Receives its log, line by line. */
  log?: (line: string) => void;
}

/** A Worker in workerd. */
export interface LocalWorker extends AsyncDisposable {
  /** Calls it as its cron trigger does. */
  runScheduled(): Promise<void>;
}

/**
 * Starts a built Worker in workerd, the runtime of Cloudflare Workers, as its
 * `wrangler.jsonc` says. Disposing stops it.
 */
export async function startLocalWorker(
  options: LocalWorkerOptions,
): Promise<LocalWorker> {
  const config = await readWorkerConfig(options.service);
  const { log, built } = options;
  const workerd = startWorkerd({
    ...await builtModule(built),
    ...miniflareOptions(config, options),
    ...(log && { onLine: log }),
  });
  await workerd.miniflare.ready;
  return {
    async runScheduled() {
      const answer = await workerd.fetch("/cdn-cgi/handler/scheduled");
      const outcome = await answer.text();
      if (!answer.ok) throw new Error(`The Worker failed: ${outcome}`);
    },
    [Symbol.asyncDispose]: () => workerd[Symbol.asyncDispose](),
  };
}

/** The module as it is: miniflare would parse it for imports, which takes seconds. */
export async function builtModule({ script: path }: BuiltWorker) {
  const contents = await Deno.readTextFile(path);
  return { modules: [{ type: "ESModule" as const, path, contents }] };
}

function miniflareOptions(
  config: WorkerConfig,
  { built, variables, port, dataFolder }: LocalWorkerOptions,
): MiniflareOptions {
  const bindings = Object.fromEntries(
    Object.entries(variables).filter(([, value]) => value),
  ) as Record<string, string>;
  return {
    ...(port !== undefined && { host: "127.0.0.1", port }),
    unsafeTriggerHandlers: true,
    compatibilityDate: config.compatibility_date,
    compatibilityFlags: config.compatibility_flags,
    bindings,
    assets: assetsOptions(config, built),
    durableObjects: durableObjects(config),
    ...(dataFolder !== undefined && { durableObjectsPersist: dataFolder }),
    hyperdrives: hyperdrives(config, bindings.DATABASE_URL),
  };
}

function assetsOptions(
  { assets: { binding, run_worker_first: rules } }: WorkerConfig,
  { assets: directory }: BuiltWorker,
) {
  const isNegative = (rule: string) => rule.startsWith("!");
  return {
    directory,
    binding,
    routerConfig: {
      has_user_worker: true,
      static_routing: {
        user_worker: rules.filter((rule) => !isNegative(rule)),
        asset_worker: rules.filter(isNegative).map((rule) => rule.slice(1)),
      },
    },
    assetConfig: {
      html_handling: "none" as const,
      not_found_handling: "none" as const,
    },
  };
}

function durableObjects({ durable_objects: objects }: WorkerConfig) {
  return Object.fromEntries(
    (objects?.bindings ?? []).map(({ name, class_name: className }) => [
      name,
      { className, useSQLite: true },
    ]),
  );
}

/** Without a database there is none of its binding either. */
function hyperdrives(
  { hyperdrive = [] }: WorkerConfig,
  databaseUrl: string | undefined,
): Record<string, string> {
  if (databaseUrl === undefined) return {};
  return Object.fromEntries(
    hyperdrive.map(({ binding }) => [binding, databaseUrl]),
  );
}
