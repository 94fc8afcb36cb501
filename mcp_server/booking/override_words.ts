import type { Bilingual, Locale } from "../../shared/ui/locale.ts";

/** The rules for customers that staff can act against. */
export const OVERRIDES = [
  "past",
  "too_soon",
  "too_far",
  "closed",
  "off_step",
  "too_late",
  "retired",
] as const;

const WORDS: Readonly<Record<typeof OVERRIDES[number], Bilingual>> = {
  past: { ja: "過ぎた時刻です", en: "The time is in the past" },
  too_soon: {
    ja: "受付の締切を過ぎています",
    en: "Sooner than customers can book",
  },
  too_far: {
    ja: "受付開始前の日付です",
    en: "Further ahead than customers can book",
  },
  closed: { ja: "営業時間外です", en: "Outside opening hours" },
  off_step: {
    ja: "通常の開始時刻ではありません",
    en: "Not one of the usual starting times",
  },
  too_late: {
    ja: "変更・取消の期限を過ぎています",
    en: "After the deadline for changes",
  },
  retired: {
    ja: "受付を終了したメニューです",
    en: "The service is no longer on offer",
  },
};

/** What staff act against, as people read it. */
export function overrideWords(
  overrode: readonly (typeof OVERRIDES[number])[],
  locale: Locale,
): string {
  return overrode.map((one) => WORDS[one][locale])
    .join({ ja: "、", en: "; " }[locale]);
}

/** How that is headed in a preview. */
export const OVERRIDE_LABEL: Bilingual = {
  ja: "通常の規則との違い",
  en: "Against the rules",
};
