import { byJob, countOf, percent, RIGHT_FLOORS } from "./table.ts";
import type { DialogueResult } from "./run_dialogue.ts";

/** Least share of dialogues of a job and language that are right or honest. */
const FAIR_FLOOR = 90;

/** Prints the offline model's figures; whether every goal is met. */
export function printOfflineFigures(
  results: readonly DialogueResult[],
): boolean {
  const { all, right, wrong } = countOf(results);
  console.log(`figure: evals_offline_right_percent = ${percent(right, all)}`);
  const met = [figure("evals_offline_wrong", wrong, "=", 0)];
  const jobs = Object.groupBy(results, ({ job }) => job);
  for (const [job, some = []] of Object.entries(jobs)) {
    const { all, right } = countOf(some);
    const floor = RIGHT_FLOORS[job] ?? 0;
    const name = `evals_offline_${job}_right_percent`;
    met.push(figure(name, percent(right, all), ">=", floor));
  }
  for (const [name, some] of byJob(results)) {
    const { all, right, honest } = countOf(some);
    const fair = percent(right + honest, all);
    const label = `evals_offline_${name}_right_or_honest_percent`;
    met.push(figure(label, fair, ">=", FAIR_FLOOR));
  }
  return met.every(Boolean);
}

function figure(
  name: string,
  value: number,
  sign: "=" | ">=",
  goal: number,
): boolean {
  console.log(`figure: ${name} = ${value} (goal ${sign} ${goal})`);
  return sign === "=" ? value === goal : value >= goal;
}
