import type { Random } from "../../../shared/random/random.ts";
import { fill, oneEach, type Words } from "./phrase.ts";

/** "X, not Y": both values in the place of one. */
const NEGATIONS = {
  ja: ["{no}じゃなくて{yes}", "{no}ではなく{yes}"],
  en: ["{yes}, not {no},", "{yes} instead of {no}"],
};

/**
 * The same for days and times, at which one can be unable to come. "On Friday
 * instead of Saturday at 3" would leave open which of the two is at 3.
 */
const UNABLE = {
  ja: [...NEGATIONS.ja, "{no}は無理なので{yes}"],
  en: ["{yes}, not {no},"],
};

/** "Y, no, X": the later value counts. */
const CORRECTIONS = {
  ja: [
    "{no}、いや{yes}",
    "{no}、やっぱり{yes}",
    "{no}、じゃなくて{yes}",
    "{no}、あ、違う、{yes}",
  ],
  en: [
    "{no}, no, {yes}",
    "{no}, sorry, {yes}",
    "{no}, wait, {yes}",
    "{no}, I mean {yes}",
  ],
};

const EITHERS = {
  ja: ["{no}か{yes}", "{no}または{yes}", "{no}もしくは{yes}"],
  en: ["{no} or {yes}", "either {no} or {yes}"],
};

/** Ways in which two values stand in the place of one. */
const PAIRS = {
  negation: NEGATIONS,
  unable: UNABLE,
  correction: CORRECTIONS,
  either: EITHERS,
} as const;

export type PairTrap = "negation" | "correction" | "either";

/** Puts two values where one was: only `yes` is meant, or, of either, none. */
export function pair(
  random: Random,
  trap: keyof typeof PAIRS,
  { yes, no }: { yes: Words; no: Words },
): Words {
  return fill(oneEach(random, PAIRS[trap]), { yes, no });
}

/** A correction behind the whole sentence: "…。あ、やっぱり16時で". */
const AFTERTHOUGHTS = {
  ja: [
    "{all}。あ、やっぱり{yes}で。",
    "{all}。すみません、{yes}に訂正します。",
    "{all}、いや、やっぱり{yes}で",
  ],
  en: [
    "{all}. Actually, make it {yes}.",
    "{all}. Sorry, I meant {yes}.",
    "{all} - no, make that {yes}",
  ],
};

export function afterthought(random: Random, all: Words, yes: Words): Words {
  return fill(oneEach(random, AFTERTHOUGHTS), { all, yes });
}
