import type { ClaimedNotice } from "./facts.ts";
import { DEFAULT_WORDS } from "./default_words.ts";
import { placeholderValues, type Writing } from "./placeholders.ts";
import type { Message } from "./schemas.ts";
import { fillTemplate } from "./template.ts";
import { type OwnWords, wordsKey } from "./words_store.ts";

/** What a customer is told, in the words of the business where it has its own. */
export function customerMessage(
  notice: ClaimedNotice,
  { words, ...writing }: Writing & { words: OwnWords },
): Message {
  const { kind } = notice;
  const { locale } = writing;
  const template = words.get(wordsKey(kind, locale)) ??
    DEFAULT_WORDS[locale][kind];
  return fillTemplate(template, placeholderValues(notice, writing));
}
