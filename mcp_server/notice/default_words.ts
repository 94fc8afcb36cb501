import type { Locale } from "../../shared/ui/locale.ts";
import type { NoticeKind } from "./kinds.ts";
import { ENGLISH_WORDS } from "./words_en.ts";
import { JAPANESE_WORDS } from "./words_ja.ts";
import type { Template } from "./template.ts";

/** The product's own words to customers, in both languages. */
export const DEFAULT_WORDS: Readonly<
  Record<Locale, Readonly<Record<NoticeKind, Template>>>
> = { ja: JAPANESE_WORDS, en: ENGLISH_WORDS };
