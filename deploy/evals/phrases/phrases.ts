import { Random } from "../../../shared/random/random.ts";
import { drawPhrases } from "./draw_phrases.ts";
import { type Examination, examine } from "./examine.ts";
import { mutate } from "./mutate.ts";
import { drawTalks } from "./talks.ts";

/** The seed of the phrases that everybody examines. */
export const FIXED_SEED = 20_261_126;
export const FIXED_COUNT = 20_000;
export const FRESH_COUNT = 2_000;
const TALK_COUNT = 2_000;

/** All that the offline model is examined by. */
export interface Examinations {
  /** Phrases of the fixed seed. */
  composed: Examination;
  /** The same, each said a little differently. */
  mutated: Examination;
  /** Phrases of another seed. */
  fresh: Examination;
  /** Conversations of two or three messages. */
  talks: Examination;
}

/**
 * Examines the offline model.
 *
 * @param count The number of phrases of the fixed seed.
 * @param fresh The other seed.
 */
export async function examineAll(
  { seed, count, fresh }: { seed: number; count: number; fresh: number },
): Promise<Examinations> {
  const random = new Random(seed + 1);
  const mutated = drawPhrases(seed, count).map((phrase) =>
    mutate(random, phrase)
  );
  return {
    composed: await examine(drawPhrases(seed, count)),
    mutated: await examine(mutated),
    fresh: await examine(drawPhrases(fresh, FRESH_COUNT)),
    talks: await examine(drawTalks(seed, TALK_COUNT)),
  };
}
