import { superviseChild } from "../local/child_process.ts";
import { freePort } from "../local/ports.ts";
import type { ServiceProcess } from "../local/service_process.ts";

const POLL_MS = 2;
const TIMEOUT_MS = 30_000;

/** A program that serves a page, and is started again and again. */
export interface Program {
  command: readonly string[];
  environment: Record<string, string>;
  page: string;
}

/** The service of a stack, which has to be stopped. */
export function programOf(
  { options }: ServiceProcess,
  { command, path }: { command: readonly string[]; path: string },
): Program {
  const set = Object.entries(options.environment()).filter(([, value]) =>
    value
  );
  return {
    command,
    environment: Object.fromEntries(set) as Record<string, string>,
    page: options.origin + path,
  };
}

/** The least that Deno can serve. */
export function helloWorld(): Program {
  const port = freePort();
  const code = `Deno.serve({ hostname: "127.0.0.1", port: ${port} }, ` +
    `() => new Response("<h1>Hello</h1>"))`;
  return {
    command: [
      Deno.execPath(),
      "run",
      "--no-config",
      "--allow-net",
      `data:text/javascript,${encodeURIComponent(code)}`,
    ],
    environment: {},
    page: `http://127.0.0.1:${port}/`,
  };
}

/**
 * Milliseconds from the start of a program, with an empty cache, to the end of
 * its first page.
 */
export async function timeToFirstPage(program: Program): Promise<number> {
  const [command, ...args] = program.command;
  const cache = await Deno.makeTempDir({ prefix: "madoguchi-cache-" });
  const begin = performance.now();
  const child = superviseChild(command!, args, {
    endSignal: "SIGTERM",
    clearEnv: true,
    env: {
      PATH: Deno.env.get("PATH") ?? "",
      ...program.environment,
      DENO_DIR: cache,
    },
  });
  void child.stdout.cancel();
  void child.stderr.cancel();
  try {
    while (!await hasPage(program.page)) {
      if (performance.now() - begin > TIMEOUT_MS) {
        throw new Error(`No page at ${program.page}`);
      }
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
    return performance.now() - begin;
  } finally {
    await child.stop();
    await Deno.remove(cache, { recursive: true });
  }
}

async function hasPage(url: string): Promise<boolean> {
  try {
    const response = await fetch(url);
    await response.text();
    return response.ok;
  } catch {
    return false;
  }
}
