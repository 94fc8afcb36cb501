import { fileURLToPath } from "node:url";
import type { Variables } from "./environment.ts";
import { superviseChild, type SupervisedChild } from "./child_process.ts";
import { readLines } from "./lines.ts";
import { StartError } from "./start_error.ts";

const PROJECT = fileURLToPath(new URL("../../", import.meta.url));
const READY_TIMEOUT_MS = 60_000;
const POLL_MS = 50;

export interface ServiceOptions {
  name: "ai-service" | "mcp-server";
  /** The service's entry module, relative to the project; run with all rights. */
  entry: string;
  /** A program and its arguments that start the service in place of `entry`. */
  command?: readonly string[];
  /** The project's folder; by default the one that contains this module. */
  project?: string;
  /** The origin whose `/readyz` is polled. */
  origin: string;
  /** Called at each start. */
  environment: () => Variables;
  /** Receives the service's output, line by line. */
  log: (line: string) => void;
}

/** A service as a child process that can be stopped and started again. */
export class ServiceProcess {
  #process: SupervisedChild | undefined;
  #drained: Promise<unknown> = Promise.resolve();
  #lastErrors: string[] = [];
  #shouldRun = false;

  /**
   * Called where a service that was ready is ended by a signal from outside. One
   * that ends by an error of its own would only do so again.
   */
  onKilled: () => void = () => {};

  constructor(readonly options: ServiceOptions) {}

  /**
   * Starts the process and waits until it is ready.
   *
   * @throws {StartError} with its error output, if it ends before that
   */
  async start() {
    const { entry, project = PROJECT, environment, log } = this.options;
    const sources = [Deno.execPath(), "run", "-A", entry];
    const [program, ...args] = this.options.command ?? sources;
    const process = superviseChild(program!, args, {
      endSignal: "SIGTERM",
      orphanTimeoutSeconds: 2,
      cwd: project,
      clearEnv: true,
      env: onlySet(environment()),
    });
    this.#process = process;
    this.#lastErrors = [];
    this.#drained = Promise.all([
      readLines(process.stdout, log),
      readLines(process.stderr, (line) => {
        log(line);
        this.#lastErrors = [...this.#lastErrors, line].slice(-20);
      }),
    ]);
    await this.#waitUntilReady(process);
    this.#shouldRun = true;
    process.ended.then(({ code, signal }) => {
      if (!this.#shouldRun) return;
      this.#shouldRun = false;
      log(`ended ${signal ? `by ${signal}` : `by itself with code ${code}`}`);
      // SIGTERM and SIGINT are answered with an orderly end, which is no error.
      if (signal !== null || code === 0) this.onKilled();
    });
  }

  /** Stops the process; kills it if it runs on for `graceMs`. */
  async stop(graceMs = 5_000) {
    this.#shouldRun = false;
    await this.#process?.stop(graceMs);
    await this.#drained;
  }

  /** Id of the process that was started last. */
  get pid(): number | undefined {
    return this.#process?.pid;
  }

  /** Kills the process, as in a crash. */
  async kill() {
    await this.end("SIGKILL");
  }

  /** Sends that signal alone, and waits for the end of the process. */
  async end(signal: Deno.Signal) {
    this.#shouldRun = false;
    this.#process?.kill(signal);
    await this.#process?.ended;
    await this.#drained;
  }

  async #waitUntilReady(process: SupervisedChild) {
    const { name, origin } = this.options;
    let hasEnded = false;
    const ended = process.ended.then(() => hasEnded = true);
    const deadline = performance.now() + READY_TIMEOUT_MS;
    while (!await isReady(origin)) {
      if (hasEnded) {
        await this.#drained;
        throw new StartError(
          `${name} ended before it was ready. ${this.#reason()}`,
        );
      }
      if (performance.now() > deadline) {
        throw new StartError(
          `${name} was not ready within ${READY_TIMEOUT_MS / 1000} s.`,
        );
      }
      const pause = Promise.withResolvers<void>();
      const timer = setTimeout(pause.resolve, POLL_MS);
      await Promise.race([pause.promise, ended]);
      clearTimeout(timer);
    }
  }

  /** The service's error message, or the last lines of its stack trace. */
  #reason(): string {
    return this.#lastErrors.join("\n").trim() || "It said nothing.";
  }
}

async function isReady(origin: string): Promise<boolean> {
  try {
    const response = await fetch(`${origin}/readyz`, {
      signal: AbortSignal.timeout(5_000),
    });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}

function onlySet(variables: Variables): Record<string, string> {
  const set = Object.entries(variables).filter(([, value]) => value);
  return Object.fromEntries(set) as Record<string, string>;
}
