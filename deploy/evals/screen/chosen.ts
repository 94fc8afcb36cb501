import { CORPUS, type Dialogue, readCorpus } from "../dialogue.ts";

/** Jobs in which little is done get fewer dialogues. */
const FEWER = ["browse", "talk"];

/**
 * Sixty dialogues of the corpus, always the same: of every job and language
 * three or four, evenly spread. A smaller number are the first of these, which
 * go through all jobs and languages in turn.
 */
export async function chosenDialogues(count: number): Promise<Dialogue[]> {
  const dialogues = await readCorpus(CORPUS);
  const groups = [
    ...Map.groupBy(dialogues, ({ job, language }) => `${job} ${language}`),
  ].map(([key, all]) => {
    const isFewer = FEWER.some((job) => key.startsWith(job));
    return evenly(all, isFewer ? 3 : 4);
  });
  const rounds = [0, 1, 2, 3].flatMap((round) =>
    groups.flatMap((group) => group[round] ?? [])
  );
  return rounds.slice(0, count);
}

/** That many, from all over the list; those with several rows are preferred. */
function evenly(all: readonly Dialogue[], count: number): Dialogue[] {
  const size = Math.floor(all.length / count);
  return Array.from({ length: count }, (_, at) => {
    const part = all.slice(at * size, (at + 1) * size);
    return part.find(({ rows }) => rows.length > 2) ?? part[0]!;
  });
}
