import type { LoadPlan, LoadResult } from "./load.ts";
import { LoadProcess } from "./load_process.ts";

/** One of those who are compared. */
export interface Contender {
  name: string;
  port: number;
  /** Requests with tokens that are good for the next minutes. */
  requests: () => Promise<string[]>;
}

/** How long and how often is measured. */
export interface Effort {
  rounds: number;
  connections: number;
  warmupMs: number;
  durationMs: number;
}

/** Results of each contender, in the order of the rounds. */
export type Results = Record<string, LoadResult[]>;

/** The process that sends the requests. */
export type Load = LoadProcess<LoadPlan, LoadResult>;

/** Starts that process. */
export function startLoad(): Load {
  return new LoadProcess(new URL("load.ts", import.meta.url));
}

/**
 * Measures all contenders once a round, forwards and backwards in turn, so
 * that whatever else the machine does meets all of them alike.
 *
 * @throws {Error} If an answer was not a good one: then nothing was compared.
 */
export async function compare(
  load: Load,
  contenders: readonly Contender[],
  { rounds, ...effort }: Effort,
): Promise<Results> {
  const results: Results = Object.fromEntries(
    contenders.map(({ name }) => [name, []]),
  );
  for (let round = 0; round < rounds; round++) {
    for (const { name, port, requests } of inTurn(contenders, round)) {
      const plan = { port, requests: await requests(), ...effort };
      const result = await load.measure(plan);
      if (result.refused > 0) {
        throw new Error(`Cannot compare: ${name} answered ${result.example}`);
      }
      results[name]!.push(result);
      console.log(describe(round, name, result));
    }
  }
  return results;
}

function describe(round: number, name: string, result: LoadResult): string {
  const { answered, seconds, p50, p99 } = result;
  return [
    `${round + 1}`,
    name.padEnd(16),
    `${Math.round(answered / seconds)}/s`.padStart(8),
    `p50 ${p50.toFixed(1)} ms`.padStart(13),
    `p99 ${p99.toFixed(1)} ms`.padStart(14),
  ].join(" ");
}

/** Forwards in the first round, backwards in the second, and so on. */
export function inTurn<T>(contenders: readonly T[], round: number): T[] {
  return round % 2 === 0 ? [...contenders] : contenders.toReversed();
}

/** The median over all rounds of what `one` did there by what `other` did. */
export function ratio(
  results: Results,
  one: string,
  other: string,
  of?: (result: LoadResult) => number,
): number {
  return median(pairedRatios(results, one, other, of));
}

/** The ratio of `one` to `other` in each round. */
export function pairedRatios(
  results: Results,
  one: string,
  other: string,
  of: (result: LoadResult) => number = (result) => result.answered,
): number[] {
  const others = results[other]!;
  return results[one]!.map((result, round) => of(result) / of(others[round]!));
}

/** The middle one of these, or the mean of the middle two. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? sorted[middle]!
    : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
