import { join } from "node:path";
import { commandLineOf } from "./process_table.ts";

const PATIENCE_MS = 10_000;

/**
 * Ends the server that a killed start left behind in this data folder, and removes its `postmaster.pid` when the process
 * it names is gone or is another program by now. Call it with the folder's lock held: then nobody needs that server.
 */
export async function endOrphan(folder: string) {
  const pidFile = join(folder, "postmaster.pid");
  const pid = await Deno.readTextFile(pidFile).then(
    (text) => parseInt(text),
    () => undefined,
  );
  if (pid === undefined) return;

  const deadline = performance.now() + PATIENCE_MS;
  while (await servesFolder(pid, folder)) {
    const isPatient = performance.now() < deadline;
    signal(pid, isPatient ? "SIGINT" : "SIGQUIT");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await Deno.remove(pidFile).catch(() => {});
}

/** Whether the process is a Postgres server of this folder: its command line names both. */
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
