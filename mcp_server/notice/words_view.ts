import type { Locale } from "../../shared/ui/locale.ts";
import { DEFAULT_WORDS } from "./default_words.ts";
import { type NoticeKind, typeOf } from "./kinds.ts";
import { PLACEHOLDERS, placeholderValues } from "./placeholders.ts";
import { sampleNotice } from "./sample.ts";
import { fillTemplate } from "./template.ts";
import type { NoticeWordsView } from "./words_schemas.ts";
import { type OwnWords, wordsKey } from "./words_store.ts";

/** The words of a kind in one language, with how they look. */
export function viewWords(
  kind: NoticeKind,
  { locale, timeZone, own }: {
    locale: Locale;
    timeZone: string;
    own: OwnWords;
  },
): NoticeWordsView {
  const chosen = own.get(wordsKey(kind, locale));
  const template = chosen ?? DEFAULT_WORDS[locale][kind];
  const values = placeholderValues(sampleNotice(kind), { locale, timeZone });
  return {
    kind,
    locale,
    ...template,
    isOwn: chosen !== undefined,
    placeholders: [...PLACEHOLDERS[typeOf(kind)]],
    preview: fillTemplate(template, values),
  };
}
