import { commandLineOf, parentOf } from "./process_table.ts";

const POLL_MS = 1_000;
const SHELL = /^\S*\b(sh|bash|dash|zsh|fish)\b/;

interface ParentProcess {
  pid: number;
  commandLine: string;
}

/**
 * Resolves when `npx`, `npm` or `deno task` ends, one of which usually started
 * this process: a signal that only they receive does not reach this process. A
 * shell may end, which leaves the command running in the background.
 */
export async function waitForParentExit(signal: AbortSignal): Promise<void> {
  const parents = await parentProcessesOf(Deno.pid);
  while (!signal.aborted && await areAlive(parents)) await pause(signal);
}

/** The ancestors whose command lines contain `deno`, without shells. */
async function parentProcessesOf(pid: number): Promise<ParentProcess[]> {
  const parent = await parentOf(pid);
  const commandLine = parent > 1 ? await commandLineOf(parent) : "";
  if (!/\bdeno\b/.test(commandLine)) return [];
  const above = await parentProcessesOf(parent);
  return SHELL.test(commandLine)
    ? above
    : [{ pid: parent, commandLine }, ...above];
}

async function areAlive(processes: ParentProcess[]): Promise<boolean> {
  for (const { pid, commandLine } of processes) {
    if (await commandLineOf(pid) !== commandLine) return false;
  }
  return true;
}

function pause(signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, POLL_MS);
  const wake = () => {
    clearTimeout(timer);
    resolve();
  };
  signal.addEventListener("abort", wake, { once: true });
  return promise.finally(() => signal.removeEventListener("abort", wake));
}
