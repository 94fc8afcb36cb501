import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { Miniflare, type MiniflareOptions } from "miniflare";
import workerd from "workerd";

/** What `wrangler.jsonc` of the services says, too. */
export const COMPATIBILITY = {
  compatibilityDate: "2026-07-01",
  compatibilityFlags: [
    "nodejs_compat",
    // A run goes on though whoever asked for it has left.
    "durable_object_io_tasks_prevent_eviction",
  ],
};

// The one that miniflare brings along refuses that flag.
Deno.env.set("MINIFLARE_WORKERD_PATH", workerd.default);

/** A Worker that runs in workerd. */
export interface Workerd extends AsyncDisposable {
  miniflare: Miniflare;
  /** Sends a request to the Worker, at a path of it. */
  fetch: (
    path: string,
    init?: Parameters<Miniflare["dispatchFetch"]>[1],
  ) => ReturnType<Miniflare["dispatchFetch"]>;
}

/** Starts a Worker; `onLine` receives what it logs. */
export function startWorkerd(
  { onLine = () => {}, ...options }: MiniflareOptions & {
    onLine?: (line: string) => void;
  },
): Workerd {
  const miniflare = new Miniflare({
    handleRuntimeStdio(stdout: Readable, stderr: Readable) {
      createInterface(stdout).on("line", onLine);
      createInterface(stderr).on("line", onLine);
    },
    modules: true,
    ...COMPATIBILITY,
    ...options,
  } as MiniflareOptions);
  return {
    miniflare,
    fetch: (path, init) =>
      miniflare.dispatchFetch(`http://localhost${path}`, init),
    [Symbol.asyncDispose]: () => miniflare.dispose(),
  };
}
