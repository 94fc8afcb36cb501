import { TRADE_WORDS } from "../../business.ts";
import { fold } from "./fold.ts";
import { ACTS_EN } from "./lexicon_en_acts.ts";
import { COMMON_EN } from "./lexicon_en_common.ts";
import { DAYS_EN } from "./lexicon_en_days.ts";
import { SCOPE_EN } from "./lexicon_en_scope.ts";
import { TIMES_EN } from "./lexicon_en_times.ts";
import { TOPICS_EN } from "./lexicon_en_topics.ts";
import { WORDS_EN } from "./lexicon_en_words.ts";
import { ACTS_JA } from "./lexicon_ja_acts.ts";
import { COMMON_JA } from "./lexicon_ja_common.ts";
import { DAYS_JA } from "./lexicon_ja_days.ts";
import { SCOPE_JA } from "./lexicon_ja_scope.ts";
import { TIMES_JA } from "./lexicon_ja_times.ts";
import { TOPICS_JA } from "./lexicon_ja_topics.ts";
import { WORDS_JA } from "./lexicon_ja_words.ts";
import type { Rows } from "./rows.ts";
import { Trie } from "./trie.ts";
import type { Meaning } from "./token.ts";

export const LEXICON_JA: readonly Rows[] = [
  SCOPE_JA,
  ACTS_JA,
  TOPICS_JA,
  DAYS_JA,
  TIMES_JA,
  WORDS_JA,
  COMMON_JA,
  TRADE_WORDS.rows.ja,
];
export const LEXICON_EN: readonly Rows[] = [
  SCOPE_EN,
  ACTS_EN,
  TOPICS_EN,
  DAYS_EN,
  TIMES_EN,
  WORDS_EN,
  COMMON_EN,
  TRADE_WORDS.rows.en,
];

/** A way to write something, and what it means. */
export type Entry = readonly [word: string, meaning: Meaning];

/** All words of some rows, as the lexer compares them. */
export function entriesOf(lexicon: readonly Rows[]): Entry[] {
  return lexicon.flatMap((rows) =>
    Object.entries(rows).flatMap(([kind, values]) =>
      Object.entries(values).flatMap(([value, words]) =>
        words.split("|").map((word): Entry => [
          fold(word).text,
          { kind, value },
        ])
      )
    )
  );
}

let compiled: Trie | undefined;

/** The words of both languages; people mix them. */
export function lexicon(): Trie {
  return compiled ??= compile();
}

function compile(): Trie {
  const trie = new Trie();
  for (const [word, meaning] of entriesOf([...LEXICON_JA, ...LEXICON_EN])) {
    if (word) trie.add(word, meaning);
  }
  return trie;
}
