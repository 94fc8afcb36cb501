import { fileURLToPath } from "node:url";
import type { Variables } from "./environment.ts";
import { superviseChild, type SupervisedChild } from "./child_process.ts";
import { readLines } from "./lines.ts";
import { StartError } from "./start_error.ts";

const PROJECT = fileURLToPath(new URL("../../", import.meta.url));
const READY_WITHIN_MS = 60_000;
const POLL_MS = 50;

export interface ServiceOptions {
  name: "ai-service" | "mcp-server";
  /** Its module, relative to the project. */
  entry: string;
  /** Another copy of the project than the one that this module is in. */
  project?: string;
  /** Where `/readyz` is asked; on this machine. */
  origin: string;
  /** Asked at each start. */
  environment: () => Variables;
  /** Receives what the service writes, line by line. */
  log: (line: string) => void;
}

/** One of the two services as a child process that can be ended and started again. */
export class ServiceProcess {
  #process: SupervisedChild | undefined;
  #drained: Promise<unknown> = Promise.resolve();
  #lastErrors: string[] = [];
  #isWanted = false;

  constructor(readonly options: ServiceOptions) {}

  /**
   * Starts the process and waits until it is ready to serve.
   *
   * @throws {StartError} with what it said when it ends before that
   */
  async start() {
    const { entry, project = PROJECT, environment, log } = this.options;
    const process = superviseChild(Deno.execPath(), ["run", "-A", entry], {
      endSignal: "SIGTERM",
      orphanSeconds: 2,
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
    await this.#becomesReady(process);
    this.#isWanted = true;
    process.ended.then(({ code }) => {
      if (this.#isWanted) log(`ended by itself with code ${code}`);
    });
  }

  /** Ends the process politely; kills it when it takes longer than `graceMs`. */
  async stop(graceMs = 5_000) {
    this.#isWanted = false;
    await this.#process?.stop(graceMs);
    await this.#drained;
  }

  /** Ends the process at once, as a crash would. */
  async kill() {
    this.#isWanted = false;
    this.#process?.kill("SIGKILL");
    await this.#process?.ended;
    await this.#drained;
  }

  async #becomesReady(process: SupervisedChild) {
    const { name, origin } = this.options;
    let hasEnded = false;
    const ended = process.ended.then(() => hasEnded = true);
    const deadline = performance.now() + READY_WITHIN_MS;
    while (!await isReady(origin)) {
      if (hasEnded) {
        await this.#drained;
        throw new StartError(
          `${name} ended before it was ready. ${this.#reason()}`,
        );
      }
      if (performance.now() > deadline) {
        throw new StartError(
          `${name} was not ready within ${READY_WITHIN_MS / 1000} s.`,
        );
      }
      const pause = Promise.withResolvers<void>();
      const timer = setTimeout(pause.resolve, POLL_MS);
      await Promise.race([pause.promise, ended]);
      clearTimeout(timer);
    }
  }

  /** A one-line refusal of the service as it is, or the last lines of a stack trace. */
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
