import { parentOf } from "../local/process_table.ts";

/**
 * The id of the workerd that this process has started. Linux only.
 *
 * @throws {Error} If there is none.
 */
export async function workerdOfThisProcess(): Promise<number> {
  for await (const { name } of Deno.readDir("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    if (await parentOf(Number(name)) !== Deno.pid) continue;
    const command = await Deno.readTextFile(`/proc/${name}/comm`);
    if (command.startsWith("workerd")) return Number(name);
  }
  throw new Error("There is no workerd below this process");
}

// A watcher that reads from our pipe, which ends when this process does.
const SCRIPT = 'cat >/dev/null; kill -s KILL "$1"';

/**
 * Lets workerd end when this process does, even by `kill -9`. It would otherwise go
 * on and keep the port. Linux only; disposing lets it be.
 */
export async function endWorkerdWithThisProcess(): Promise<AsyncDisposable> {
  if (Deno.build.os !== "linux") return { async [Symbol.asyncDispose]() {} };
  const pid = await workerdOfThisProcess();
  const watcher = new Deno.Command("/bin/sh", {
    args: ["-c", SCRIPT, "watch", String(pid)],
    stdin: "piped",
    stdout: "null",
    stderr: "null",
    detached: true,
  }).spawn();
  return {
    async [Symbol.asyncDispose]() {
      watcher.kill("SIGKILL");
      await watcher.status;
    },
  };
}
