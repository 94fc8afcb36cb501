import type { Verdict } from "./judge_row.ts";
import type { DialogueResult, RowResult } from "./run_dialogue.ts";

/** How many dialogues got which verdict. */
export type Counts = Record<Verdict, number> & { all: number };

/** What is expected of every model that is worth using here, in percent. */
export const RIGHT_FLOORS: Readonly<Record<string, number>> = {
  book: 70,
  change: 65,
  mine: 85,
  order: 65,
  browse: 75,
  form: 70,
  follow: 55,
  talk: 85,
};

export function countOf(results: readonly DialogueResult[]): Counts {
  const of = (verdict: Verdict) =>
    results.filter((result) => result.verdict === verdict).length;
  return {
    all: results.length,
    right: of("right"),
    honest: of("honest"),
    wrong: of("wrong"),
    off: of("off"),
  };
}

/** Percent, rounded down to one digit. */
export function percent(part: number, all: number): number {
  return all === 0 ? 0 : Math.floor(1000 * part / all) / 10;
}

/** The results of each job and language, by `<job>_<language>`. */
export function byJob(
  results: readonly DialogueResult[],
): Map<string, DialogueResult[]> {
  return Map.groupBy(results, ({ job, language }) => `${job}_${language}`);
}

/** A line for each job and language, and one for all. */
export function tableOf(results: readonly DialogueResult[]): string[] {
  const rows = [...byJob(results)].map(([name, some]) =>
    lineOf(name, countOf(some))
  );
  const head = "job         dialogues  right  honest  wrong   off   right %";
  return [head, ...rows, lineOf("all", countOf(results))];
}

function lineOf(name: string, counts: Counts): string {
  const { all, right, honest, wrong, off } = counts;
  return name.padEnd(12) + [all, right, honest, wrong, off]
    .map((count, index) => String(count).padStart([9, 7, 8, 7, 6][index]!))
    .join("") +
    String(percent(right, all)).padStart(10);
}

/** A dialogue as it went. */
export function transcriptOf({ name, verdict, rows }: DialogueResult): string {
  return [`== ${name}: ${verdict}`, ...rows.flatMap(rowLines)].join("\n");
}

function rowLines({ say, verdict, text, cards, reads }: RowResult): string[] {
  const indented = text.replaceAll("\n", "\n         ");
  return [
    `  person ${say}`,
    ...(reads.length > 0 ? [`  reads  ${reads.join(", ")}`] : []),
    ...cards.map(({ tool, args }) =>
      `  card   ${tool} ${JSON.stringify(args)}`
    ),
    `  model  ${indented}`,
    ...(verdict === "right" ? [] : [`  ${verdict.toUpperCase()}`]),
  ];
}
