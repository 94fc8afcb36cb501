import type { Log } from "./log.ts";

/** How long requests, and what else is at work, may take to end; in milliseconds. */
const GRACE_MS = 4000;

/** What a service listens with. */
export interface ServeOptions {
  /** Where browsers reach it; one of this machine is served to it alone. */
  url: string;
  port: number;
  /** `address` is the IP address at the other end of the connection. */
  fetch: (request: Request, address: string) => Response | Promise<Response>;
  log: Log;
  /** Logged with `server_started`. */
  facts?: Record<string, unknown>;
  /** Resolves when nothing outside of requests is at work any more. */
  settled?: () => Promise<void>;
}

/**
 * Serves until SIGINT or SIGTERM, then lets what is at work end. Platforms kill
 * a few seconds later, so waiting longer than they do gains nothing.
 */
export async function serveUntilSignal(options: ServeOptions): Promise<void> {
  const { url, port, fetch, log, facts = {}, settled } = options;
  const server = Deno.serve({
    hostname: isLocal(url) ? "127.0.0.1" : "0.0.0.0",
    port,
    onListen: ({ port }) => log.info("server_started", { url, port, ...facts }),
  }, (request, { remoteAddr }) => fetch(request, remoteAddr.hostname));
  logUnhandled(log);
  await stopSignal();
  await Promise.race([
    Promise.all([server.shutdown(), settled?.()]),
    new Promise((resolve) => setTimeout(resolve, GRACE_MS)),
  ]);
  log.info("server_stopped");
}

/**
 * A promise that nobody awaits any more, a query's on a connection that broke
 * say, must not end the service for everybody else.
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
 * Runs a service as this process: exits 0 when it has stopped, or 1 with one
 * sentence where it cannot start.
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
