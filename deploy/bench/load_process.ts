import { readLines } from "../local/lines.ts";

/**
 * A process that takes measurements: it reads one plan per line on stdin, as
 * JSON, and answers each with one result on stdout.
 */
export class LoadProcess<Plan, Result> implements AsyncDisposable {
  readonly #process;
  readonly #input;
  readonly #waiting: ((line: string) => void)[] = [];

  /** @param file Its file, which calls {@linkcode answerPlans}. */
  constructor(file: URL) {
    this.#process = new Deno.Command(Deno.execPath(), {
      args: ["run", "-A", file.pathname],
      stdin: "piped",
      stdout: "piped",
    }).spawn();
    this.#input = this.#process.stdin.getWriter();
    readLines(this.#process.stdout, (line) => this.#waiting.shift()?.(line));
  }

  /** @throws {Error} If the process has ended. */
  async measure(plan: Plan): Promise<Result> {
    const answer = new Promise<string>((resolve) =>
      this.#waiting.push(resolve)
    );
    const line = `${JSON.stringify(plan)}\n`;
    await this.#input.write(new TextEncoder().encode(line));
    const ended = this.#process.status.then(() => {
      throw new Error("The process that measures has ended");
    });
    return JSON.parse(await Promise.race([answer, ended]));
  }

  async [Symbol.asyncDispose]() {
    await this.#input.close().catch(() => {});
    await this.#process.status;
  }
}

/** Answers the plans on stdin, one after the other, until there are no more. */
export async function answerPlans<Plan, Result>(
  measure: (plan: Plan) => Promise<Result>,
): Promise<void> {
  let ended = Promise.resolve();
  await readLines(Deno.stdin.readable, (line) => {
    ended = ended.then(async () => {
      console.log(JSON.stringify(await measure(JSON.parse(line))));
    });
  });
  await ended;
}

/** Writes all bytes to a connection, however many writes that takes. */
export async function writeAll(connection: Deno.Conn, bytes: Uint8Array) {
  let written = 0;
  while (written < bytes.length) {
    written += await connection.write(bytes.subarray(written));
  }
}

/** The value below which that share of the sorted values is. */
export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.floor((sorted.length - 1) * share)] ?? NaN;
}
