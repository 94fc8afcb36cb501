import { join } from "node:path";
import { commandLineOf } from "./process_table.ts";

const SIGINT_TIMEOUT_MS = 10_000;

/**
 * Stops a server of this data folder that a killed start has left running, and
 * removes its `postmaster.pid`, also if that process has ended or the id belongs
 * to another program. The caller must hold the folder's lock, so that no other
 * start uses the server.
 */
export async function stopOrphan(folder: string) {
  const pidFile = join(folder, "postmaster.pid");
  const pid = await Deno.readTextFile(pidFile).then(
    (text) => parseInt(text),
    () => undefined,
  );
  if (pid === undefined) return;

  const deadline = performance.now() + SIGINT_TIMEOUT_MS;
  while (await servesFolder(pid, folder)) {
    const isInTime = performance.now() < deadline;
    signal(pid, isInTime ? "SIGINT" : "SIGQUIT");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await Deno.remove(pidFile).catch(() => {});
}

/** Whether the process is a Postgres server of this folder, by its command line. */
async function servesFolder(pid: number, folder: string): Promise<boolean> {
  const commandLine = await commandLineOf(pid);
  return commandLine.includes("postgres") && commandLine.includes(folder);
}

function signal(pid: number, name: Deno.Signal) {
  try {
    Deno.kill(pid, name);
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
}
