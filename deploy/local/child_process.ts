/** How a supervised process is started and ended. */
export interface ChildOptions {
  /** Asks the process to end, on {@linkcode SupervisedChild.stop} and when this process is gone. */
  endSignal: "SIGINT" | "SIGTERM";
  /** How long it may take to end after this process is gone, before SIGKILL; 10 by default. */
  orphanSeconds?: number;
  env?: Record<string, string>;
  clearEnv?: boolean;
  cwd?: string;
  uid?: number;
  gid?: number;
}

/** A child process that cannot outlive this one, not even after `kill -9`. */
export interface SupervisedChild {
  readonly pid: number;
  readonly stdout: ReadableStream<Uint8Array<ArrayBuffer>>;
  readonly stderr: ReadableStream<Uint8Array<ArrayBuffer>>;
  /** Resolves when the process has ended, for whatever reason. */
  readonly ended: Promise<Deno.CommandStatus>;
  /** Sends the end signal, and SIGKILL when it is not obeyed within `graceMs`. */
  stop(graceMs?: number): Promise<void>;
  kill(signal: Deno.Signal): void;
}

// The watcher holds the read end of our pipe. A line means "let go"; end of file means this process is gone.
// It is forked twice so that the command never sees a child it did not start.
const SCRIPT = `
signal=$1 patience=$2; shift 2
command=$$
exec 3<&0
( (
  read -r line <&3 && exit
  kill -s "$signal" "$command" || exit
  sleep "$patience"
  kill -s KILL "$command"
) >/dev/null 2>&1 & )
exec "$@" </dev/null 3<&-
`;

/** Starts a command that ends when this process does. It leads a session of its own, so Ctrl-C reaches only us. */
export function superviseChild(
  command: string,
  args: string[],
  { endSignal, orphanSeconds = 10, ...options }: ChildOptions,
): SupervisedChild {
  const child = new Deno.Command("/bin/sh", {
    args: [
      "-c",
      SCRIPT,
      "supervise",
      endSignal.slice("SIG".length),
      String(orphanSeconds),
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
    const impatience = setTimeout(() => kill("SIGKILL"), graceMs);
    await ended;
    clearTimeout(impatience);
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
