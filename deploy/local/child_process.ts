/** Options of {@linkcode superviseChild}. */
export interface ChildOptions {
  /** The signal for {@linkcode SupervisedChild.stop} and when this process dies. */
  endSignal: "SIGINT" | "SIGTERM";
  /** Time from that signal to SIGKILL after this process died; 10 by default. */
  orphanTimeoutSeconds?: number;
  env?: Record<string, string>;
  clearEnv?: boolean;
  cwd?: string;
  uid?: number;
  gid?: number;
}

/** A child process that ends when this one does, even by `kill -9`. */
export interface SupervisedChild {
  readonly pid: number;
  readonly stdout: ReadableStream<Uint8Array<ArrayBuffer>>;
  readonly stderr: ReadableStream<Uint8Array<ArrayBuffer>>;
  /** Resolves when the process has ended. */
  readonly ended: Promise<Deno.CommandStatus>;
  /** Sends the end signal, then SIGKILL if the process runs on for `graceMs`. */
  stop(graceMs?: number): Promise<void>;
  kill(signal: Deno.Signal): void;
}

// A watcher reads from our pipe. A line means that the command has ended; end of
// file means that this process has died. The watcher is forked twice, so that it
// is not a child of the command.
const SCRIPT = `
signal=$1 timeout=$2; shift 2
command=$$
exec 3<&0
( (
  read -r line <&3 && exit
  kill -s "$signal" "$command" || exit
  sleep "$timeout"
  kill -s KILL "$command"
) >/dev/null 2>&1 & )
exec "$@" </dev/null 3<&-
`;

/**
 * Starts a command that ends when this process does. It runs in a session of its
 * own, so that Ctrl-C reaches only this process.
 */
export function superviseChild(
  command: string,
  args: string[],
  { endSignal, orphanTimeoutSeconds = 10, ...options }: ChildOptions,
): SupervisedChild {
  const child = new Deno.Command("/bin/sh", {
    args: [
      "-c",
      SCRIPT,
      "supervise",
      endSignal.slice("SIG".length),
      String(orphanTimeoutSeconds),
      command,
      ...args,
    ],
    stdin: "piped",
    stdout: "piped",
    stderr: "piped",
    detached: true,
    ...options,
  }).spawn();

  const ended = child.status.then(async (status) => {
    const writer = child.stdin.getWriter();
    await writer.write(new TextEncoder().encode("\n")).catch(() => {});
    await writer.close().catch(() => {});
    return status;
  });

  function kill(signal: Deno.Signal) {
    try {
      child.kill(signal);
    } catch (error) {
      const alreadyEnded = error instanceof TypeError ||
        error instanceof Deno.errors.NotFound;
      if (!alreadyEnded) throw error;
    }
  }

  async function stop(graceMs = 5_000) {
    kill(endSignal);
    const killTimer = setTimeout(() => kill("SIGKILL"), graceMs);
    await ended;
    clearTimeout(killTimer);
  }

  return {
    pid: child.pid,
    stdout: child.stdout,
    stderr: child.stderr,
    ended,
    stop,
    kill,
  };
}
