import { type Examination, rightPercent } from "./examine.ts";
import type { Examinations } from "./phrases.ts";

/** Percent of wrong cards among all phrases, rounded up to two digits. */
function wrongPercent({ total }: Examination): number {
  const { right, honest, wrong } = total;
  return Math.ceil(10_000 * wrong / (right + honest + wrong)) / 100;
}

/** Prints the figures; whether every goal is met. */
export function printFigures(
  { composed, mutated, fresh, talks }: Examinations,
): boolean {
  const right = rightPercent(composed.total);
  const leastMutated = Math.floor(10 * (right - 10)) / 10;
  const mutatedRight = rightPercent(mutated.total);
  return [
    figure("composed_right_percent", right, ">=", 95),
    figure("composed_wrong_cards", composed.total.wrong, "=", 0),
    figure("composed_fresh_wrong_percent", wrongPercent(fresh), "<=", 0.1),
    figure("composed_talks_wrong_cards", talks.total.wrong, "=", 0),
    figure("mutated_wrong_cards", mutated.total.wrong, "=", 0),
    figure("mutated_right_percent", mutatedRight, ">=", leastMutated),
  ].every(Boolean);
}

function figure(
  name: string,
  value: number,
  sign: "=" | "<=" | ">=",
  goal: number,
): boolean {
  console.log(`figure: ${name} = ${value} (goal ${sign} ${goal})`);
  if (sign === "=") return value === goal;
  return sign === ">=" ? value >= goal : value <= goal;
}
