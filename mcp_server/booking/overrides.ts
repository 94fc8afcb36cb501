import { z } from "zod";
import type { Bilingual, Locale } from "../../shared/ui/locale.ts";
import type { PreviewDetail } from "../operation/preview.ts";

/** A rule for customers that staff acted against. */
export const override = z.enum([
  "past",
  "too_soon",
  "too_far",
  "closed",
  "off_step",
  "too_late",
  "retired",
]).meta({ examples: ["closed"] });
export type Override = z.output<typeof override>;

const WORDS: Readonly<Record<Override, Bilingual>> = {
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

/** The line of a preview that says what staff act against. */
export function overrideLines(
  overrode: readonly Override[],
  locale: Locale,
): PreviewDetail[] {
  if (overrode.length === 0) return [];
  return [{
    label: { ja: "通常の規則との違い", en: "Against the rules" }[locale],
    value: overrode.map((one) => WORDS[one][locale])
      .join({ ja: "、", en: "; " }[locale]),
  }];
}
