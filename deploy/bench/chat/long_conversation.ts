import type { Figure, Report } from "../bench.ts";
import { median } from "../compare.ts";
import type { Turn } from "./load.ts";
import { INSTANT } from "./paced_model.ts";
import { chat, type ChatBench } from "./surroundings.ts";

/** Turns that make a conversation of 10 messages. */
const FEW_TURNS = 5;

/**
 * A turn at message 1,000 against one at message 10, in turn. The model answers
 * at once, so that its own time hides nothing.
 */
export async function compareLengths(bench: ChatBench): Promise<Report> {
  const { model, newcomers, talkers } = bench;
  model.pace = INSTANT;
  await chat(
    bench,
    talkers.map((_, lane) => ({
      people: newcomers.filter((_, index) => index % talkers.length === lane)
        .flatMap((one) => Array(FEW_TURNS).fill(one)),
    })),
  );
  const people = newcomers.flatMap((newcomer, index) => {
    const pair = [newcomer, talkers[index % talkers.length]!];
    return index % 2 === 0 ? pair : pair.reverse();
  });
  const [turns = []] = await chat(bench, [{ people }]);
  const isLong = (index: number) => talkers.includes(people[index]!);
  const long = turns.filter((_, index) => isLong(index));
  const short = turns.filter((_, index) => !isLong(index));
  return { results: { long, short }, figures: ratios(long, short) };
}

function ratios(long: Turn[], short: Turn[]): Figure[] {
  const ratio = (of: (turn: Turn) => number) => {
    const [there, here] = [median(long.map(of)), median(short.map(of))];
    console.log(`${there.toFixed(1)} ms against ${here.toFixed(1)} ms`);
    return there / here;
  };
  return [
    {
      name: "turn_1000_vs_10",
      value: ratio(({ doneMs }) => doneMs),
      goal: { atMost: 1.1 },
    },
    {
      name: "first_token_1000_vs_10",
      value: ratio(({ firstTokenMs }) => firstTokenMs),
      goal: { atMost: 1.1 },
    },
  ];
}
