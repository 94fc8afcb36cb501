import { askOffline, type Reaction } from "./ask_offline.ts";
import { judgePhrase, type Verdict } from "./judge_phrase.ts";
import type { Phrase } from "./phrase.ts";

/** A phrase that did not get what was due. */
export interface Miss {
  phrase: Phrase;
  reaction: Reaction;
  verdict: Verdict;
}

/** How many phrases of a kind got which verdict. */
export type Counts = Record<Verdict, number>;

/** The outcome of an examination. */
export interface Examination {
  total: Counts;
  /** By job, trap and language. */
  kinds: Map<string, Counts>;
  misses: Miss[];
}

/** Says all the phrases to the offline model and judges what it did. */
export async function examine(
  phrases: Iterable<Phrase>,
): Promise<Examination> {
  const total = noCounts();
  const kinds = new Map<string, Counts>();
  const misses: Miss[] = [];
  for (const phrase of phrases) {
    const reaction = await askOffline(phrase);
    const verdict = judgePhrase(phrase, reaction);
    const kind = kindOf(phrase);
    const counts = kinds.get(kind) ?? noCounts();
    kinds.set(kind, counts);
    counts[verdict]++;
    total[verdict]++;
    if (verdict !== "right") misses.push({ phrase, reaction, verdict });
  }
  return { total, kinds, misses };
}

function kindOf({ job, trap, language }: Phrase): string {
  return `${job} ${trap} ${language}`;
}

function noCounts(): Counts {
  return { right: 0, honest: 0, wrong: 0 };
}

/** The share of right ones in percent, rounded down to one digit. */
export function rightPercent({ right, honest, wrong }: Counts): number {
  return Math.floor(1000 * right / (right + honest + wrong)) / 10;
}
