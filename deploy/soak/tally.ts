/** The faults that were found, and the times of recoveries. */
export class Tally {
  /** Writes that were approved and do not exist. */
  lost = 0;
  /** Writes that exist twice, or without an approval. */
  doubled = 0;
  /** Writes that exist, and whose card says that they do not. */
  saidFailed = 0;
  /** Conversations that do not end or take no message. */
  stuck = 0;
  /** Number of writes and conversations that were checked. */
  writes = 0;
  conversations = 0;
  /** Repeated writes that the MCP server answered from their key. */
  replays = 0;
  /** From a crash until nobody sees its run any more, in seconds. */
  readonly recoverySeconds: number[] = [];
  /** The part of it since the new process was ready, in seconds. */
  readonly secondsSinceReady: number[] = [];
  /** Everything else that should not have happened. */
  readonly problems: string[] = [];

  readonly #suffix: string;

  /** @param suffix Of the figures' names, e.g. for another platform. */
  constructor(suffix = "") {
    this.#suffix = suffix;
  }

  note(problem: string): void {
    console.error(problem);
    this.problems.push(problem);
  }

  /** Prints the figures; whether every goal is met. */
  print(): boolean {
    const { writes, conversations, replays, problems } = this;
    const figure = (name: string, value: number, goal: number) =>
      printFigure(`${name}${this.#suffix}`, value, goal);
    console.log(
      `${writes} writes (${replays} of them repeated after they were done), ${conversations} conversations`,
    );
    const met = [
      figure("writes_lost", this.lost, 0),
      figure("writes_doubled", this.doubled, 0),
      figure("said_failed_but_done", this.saidFailed, 0),
      figure("conversations_stuck", this.stuck, 0),
      ...this.#recoveryFigures(),
    ];
    return met.every(Boolean) && problems.length === 0;
  }

  #recoveryFigures(): boolean[] {
    const all = this.recoverySeconds;
    if (all.length === 0) return [];
    const [ready, slowest] = [0.5, 0.99].map((share) =>
      quantile(this.secondsSinceReady, share)
    );
    console.log(
      `since the restart was ready: p50 ${ready} s, p99 ${slowest} s`,
    );
    return [
      printFigure("recovery_seconds_p50", quantile(all, 0.5), 6),
      printFigure("recovery_seconds_p99", quantile(all, 0.99), 10),
    ];
  }
}

/** Goals that are not 0 are upper bounds. */
function printFigure(name: string, value: number, goal: number): boolean {
  const sign = goal === 0 ? "=" : "<=";
  console.log(`figure: ${name} = ${value} (goal ${sign} ${goal})`);
  return value <= goal;
}

/** The nearest-rank quantile, rounded to two digits. */
function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const rank = Math.max(Math.ceil(sorted.length * share), 1);
  return Number((sorted[rank - 1] ?? NaN).toFixed(2));
}
