import type { Figure, Report } from "../bench.ts";
import { inTurn } from "../compare.ts";
import { percentile } from "../load_process.ts";
import type { Turn } from "./load.ts";
import { FAST } from "./paced_model.ts";
import { chat, type ChatBench, chatWithProxy } from "./surroundings.ts";

const TURNS_PER_SECOND = 20;
const INTERVAL_MS = 1000 / TURNS_PER_SECOND;
/** Rounds of each side; the first is its warm-up. */
const ROUNDS = 7;
const ROUND_MS = 8_000;
/** Messages of a round. Each is of another person, who waits for the answer. */
export const TURNS_PER_ROUND = ROUND_MS / INTERVAL_MS;
/** Fraction of the golden ratio: its multiples never fall into a rhythm. */
const GOLDEN = 0.618034;

/**
 * Time until the first token, beside a proxy of the same model. Messages arrive
 * on a schedule, 20 in a second, whether or not earlier ones are answered.
 */
export async function compareFirstTokens(bench: ChatBench): Promise<Report> {
  bench.model.pace = FAST;
  const sides = { ours: [] as Turn[], proxy: [] as Turn[] };
  const starts = schedule();
  for (let round = 0; round < ROUNDS; round++) {
    for (const name of inTurn(["proxy", "ours"] as const, round)) {
      const turns = name === "ours"
        ? await chat(bench, visitsAt(bench, starts))
        : await chatWithProxy(bench, starts);
      if (round > 0) sides[name].push(...turns.flat());
      console.log(describe(round, name, turns.flat()));
    }
  }
  return { results: sides, figures: addedTo(sides.proxy, sides.ours) };
}

/** When each message is sent: once an interval, but at no fixed time in it. */
function schedule(): number[] {
  return Array.from(
    { length: TURNS_PER_ROUND },
    (_, index) => (index + (index * GOLDEN) % 1) * INTERVAL_MS,
  );
}

function visitsAt({ visitors }: ChatBench, starts: readonly number[]) {
  return starts.map((startMs, index) => ({
    startMs,
    people: visitors.slice(index, index + 1),
  }));
}

function addedTo(proxy: readonly Turn[], ours: readonly Turn[]): Figure[] {
  const added = (share: number) =>
    firstTokenAt(ours, share) - firstTokenAt(proxy, share);
  return [
    {
      name: "first_token_added_ms_p50",
      value: added(0.5),
      goal: { atMost: 5 },
    },
    {
      name: "first_token_added_ms_p99",
      value: added(0.99),
      goal: { atMost: 25 },
    },
  ];
}

function firstTokenAt(turns: readonly Turn[], share: number): number {
  const times = turns.map(({ firstTokenMs }) => firstTokenMs);
  return percentile(times.sort((a, b) => a - b), share);
}

function describe(round: number, name: string, turns: Turn[]): string {
  const [p50, p99] = [0.5, 0.99].map((share) => firstTokenAt(turns, share));
  return `${round} ${name.padEnd(6)} first token p50 ${
    p50!.toFixed(1)
  } ms p99 ${p99!.toFixed(1)} ms`;
}
