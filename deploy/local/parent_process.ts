import { commandLineOf, parentOf } from "./process_table.ts";

const POLL_MS = 1_000;
const SHELL = /^\S*\b(sh|bash|dash|zsh|fish)\b/;

interface Launcher {
  pid: number;
  commandLine: string;
}

/**
 * Resolves when `npx`, `npm` or `deno task`, one of which usually started this process, is gone: a signal that only they
 * receive does not reach it. Shells may end, for that is how a command is left running in the background.
 */
export async function launcherGone(signal: AbortSignal): Promise<void> {
  const launchers = await launchersOf(Deno.pid);
  while (!signal.aborted && await areAlive(launchers)) await pause(signal);
}

/** Ancestors as far up as their command lines speak of Deno. */
async function launchersOf(pid: number): Promise<Launcher[]> {
  const parent = await parentOf(pid);
  const commandLine = parent > 1 ? await commandLineOf(parent) : "";
  if (!/\bdeno\b/.test(commandLine)) return [];
  const above = await launchersOf(parent);
  return SHELL.test(commandLine)
    ? above
    : [{ pid: parent, commandLine }, ...above];
}

async function areAlive(launchers: Launcher[]): Promise<boolean> {
  for (const { pid, commandLine } of launchers) {
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
