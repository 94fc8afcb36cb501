import type { Log } from "./log.ts";
import { type OnRefused, OpenRequests } from "./open_requests.ts";

/** How long requests and other work may take after a signal, in milliseconds. */
const WORK_MS = 3000;
/** How long event streams may take to end by themselves afterwards. */
const STREAMS_MS = 250;
/** How long connections may take to close in the end. */
const CONNECTIONS_MS = 750;

/** Options of {@linkcode serveUntilSignal}. */
export interface ServeOptions {
  /** The service's public URL; with a loopback host, only loopback is bound. */
  url: string;
  port: number;
  /** @param address The client's IP address. */
  fetch: (request: Request, address: string) => Response | Promise<Response>;
  log: Log;
  /** Further fields of the log line `server_started`. */
  facts?: Record<string, unknown>;
  /** Told of each request that is refused because the service is stopping. */
  onRefused?: OnRefused;
  /** Called at the signal, before anything is waited for: ends other work. */
  onStop?: () => void;
  /** Resolves when all work outside of requests has ended. */
  settled?: () => Promise<void>;
}

/**
 * Serves until SIGINT or SIGTERM, then waits for requests and other work to end,
 * and after that ends the event streams that are still open. The wait is short,
 * because platforms kill the process after a few seconds.
 */
export async function serveUntilSignal(options: ServeOptions): Promise<void> {
  const { url, port, fetch, log, facts = {} } = options;
  const requests = new OpenRequests(options.onRefused);
  const server = Deno.serve(
    {
      hostname: isLocal(url) ? "127.0.0.1" : "0.0.0.0",
      port,
      // Not of event streams, which have to pass at once.
      automaticCompression: true,
      onListen: ({ port }) =>
        log.info("server_started", { url, port, ...facts }),
    },
    (request, { remoteAddr: { hostname } }) =>
      requests.answer(request, (request) => fetch(request, hostname)),
  );
  logUnhandled(log);
  await stopSignal();
  log.info("server_stopping");
  requests.stop();
  options.onStop?.();
  await within(WORK_MS, requests.answered(), options.settled?.());
  await within(STREAMS_MS, requests.streamed());
  requests.endStreams();
  await within(CONNECTIONS_MS, server.shutdown());
  log.info("server_stopped");
}

/** Resolves when all promises have, at the latest after `milliseconds`. */
async function within(
  milliseconds: number,
  ...promises: (Promise<void> | undefined)[]
): Promise<void> {
  const late = Promise.withResolvers<void>();
  const timer = setTimeout(late.resolve, milliseconds);
  await Promise.race([Promise.all(promises), late.promise]);
  clearTimeout(timer);
}

/**
 * Logs unhandled rejections in place of ending the process: one failed promise,
 * such as that of a query on a broken connection, must not stop the service.
 */
function logUnhandled(log: Log): void {
  globalThis.addEventListener("unhandledrejection", (event) => {
    event.preventDefault();
    log.error("unhandled_rejection", { cause: event.reason });
  });
}

function isLocal(url: string): boolean {
  return ["localhost", "127.0.0.1"].includes(new URL(url).hostname);
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

/**
 * Runs a service until it stops, then exits with 0. If it cannot start, prints
 * the reason in one sentence and exits with 1.
 */
export async function runService(
  { name, portVariable }: { name: string; portVariable: string },
  start: () => Promise<void>,
): Promise<never> {
  try {
    await start();
  } catch (error) {
    const reason = error instanceof Deno.errors.AddrInUse
      ? `its port is in use; set ${portVariable} to another`
      : error instanceof Error
      ? error.message
      : String(error);
    console.error(`Cannot start the ${name}: ${reason}`);
    Deno.exit(1);
  }
  Deno.exit(0);
}
