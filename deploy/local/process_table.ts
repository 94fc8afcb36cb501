/** A process's command line, separated by spaces; empty if there is no process. */
export async function commandLineOf(pid: number): Promise<string> {
  if (Deno.build.os !== "linux") return await ps(pid, "command=");
  const words = await Deno.readTextFile(`/proc/${pid}/cmdline`).catch(() => "");
  return words.replaceAll("\0", " ").trim();
}

/** The id of a process's parent; 0 if there is none. */
export async function parentOf(pid: number): Promise<number> {
  if (Deno.build.os !== "linux") return Number(await ps(pid, "ppid="));
  const stat = await Deno.readTextFile(`/proc/${pid}/stat`).catch(() => "");
  // The name in parentheses can contain spaces and parentheses (proc_pid_stat(5)).
  const [, parent] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return Number(parent ?? 0);
}

/** The ids of a process's children. */
export async function childrenOf(pid: number): Promise<number[]> {
  const args = ["-A", "-o", "pid=,ppid="];
  const { stdout } = await new Deno.Command("ps", { args }).output();
  return new TextDecoder().decode(stdout).trim().split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number))
    .flatMap(([child, parent]) => parent === pid ? [child!] : []);
}

async function ps(pid: number, column: string): Promise<string> {
  const { stdout } = await new Deno.Command("ps", {
    args: ["-p", `${pid}`, "-o", column],
  })
    .output();
  return new TextDecoder().decode(stdout).trim();
}
