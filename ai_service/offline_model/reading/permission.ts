import { foldedPattern } from "./fold.ts";

/** "You need not": 「連絡はしなくていいです」, however kindly it ends. */
const NEEDLESS = foldedPattern(
  /なく(?:て|とも)|ないで(?!す|しょ|きる)|不要|無用|必要(?:は|も)?(?:ない|なし|ありません)|(?:い|要)らない|(?:い|要)りません|遠慮|控え|\bno need\b|\bneed not\b|\bneedn't\b|(?:\bnot|n't) (?:be )?(?:necessary|needed|required)\b|n't (?:have|need|want) to\b|\brather not\b|\bprefer not\b|\bunnecessary\b/,
);
/** "I do not mind", which allows in words of a no. */
const ALLOWED = foldedPattern(
  /(?:構|かま)(?:いません|わない)|差し支え(?:ありません|ない)|[てで]も?(?:結構|けっこう)|\b(?:don't|do not|wouldn't|won't) mind\b|\bfeel free\b|\bno objections?\b/,
);
/** 「連絡は大丈夫です」 is a yes of some and a no of others. */
const UNCLEAR = foldedPattern(
  /問題|\bproblem\b|\bissue\b|(?<![てで])(?<![てで]も)(?:大丈夫|(?:良い|いい|よい)(?:です)?[。.!]?$)/,
);

/** Whether a folded text says that something may be done, or need not be. */
export function permissionIn(text: string): boolean | undefined {
  if (NEEDLESS.test(text)) return false;
  return ALLOWED.test(text) ? true : undefined;
}

/** Whether a folded text that names what is asked leaves open which it means. */
export function isUnclear(text: string): boolean {
  return permissionIn(text) === undefined && UNCLEAR.test(text);
}
