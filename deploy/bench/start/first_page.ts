import { superviseChild } from "../../local/child_process.ts";
import { freePort } from "../../local/free_port.ts";
import type { ServiceProcess } from "../../local/service_process.ts";

const POLL_MS = 2;
const TIMEOUT_MS = 30_000;

/** A program that serves a page, and is started again and again. */
export interface Program {
  command: readonly string[];
  environment: Record<string, string>;
  page: string;
}

/** The service of a stack; there it has to be stopped. */
export function programOf(
  { options }: ServiceProcess,
  { command, path }: { command: readonly string[]; path: string },
): Program {
  const variables = Object.entries(options.environment());
  return {
    command,
    environment: Object.fromEntries(
      variables.filter((entry): entry is [string, string] => !!entry[1]),
    ),
    page: options.origin + path,
  };
}

/** The least that Deno can serve. */
export function helloWorld(folder: string): Program {
  const port = freePort();
  const file = `${folder}/hello.js`;
  Deno.writeTextFileSync(
    file,
    `Deno.serve({ hostname: "127.0.0.1", port: ${port} }, ` +
      `() => new Response("<h1>Hello</h1>"));\n`,
  );
  return {
    command: [Deno.execPath(), "run", "--no-config", "--allow-net", file],
    environment: {},
    page: `http://127.0.0.1:${port}/`,
  };
}

/**
 * Milliseconds from the start of a program to the end of its first page.
 *
 * @param cache Folder in which Deno keeps what it compiled (`DENO_DIR`).
 */
export async function timeToFirstPage(
  { command: [command, ...args], environment, page }: Program,
  cache: string,
): Promise<number> {
  const begin = performance.now();
  const child = superviseChild(command!, args, {
    endSignal: "SIGTERM",
    clearEnv: true,
    env: {
      PATH: Deno.env.get("PATH") ?? "",
      ...environment,
      DENO_DIR: cache,
    },
  });
  void child.stdout.pipeTo(new WritableStream());
  void child.stderr.pipeTo(new WritableStream());
  try {
    while (!await hasPage(page)) {
      if (performance.now() - begin > TIMEOUT_MS) {
        throw new Error(`No page at ${page}`);
      }
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
    return performance.now() - begin;
  } finally {
    await child.stop();
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
