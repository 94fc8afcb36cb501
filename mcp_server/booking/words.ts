import type { Bilingual, Locale } from "../../shared/ui/locale.ts";
import {
  formatMoment,
  formatMoney,
  formatPeriod,
} from "../../shared/ui/format.ts";
import type { PreviewDetail, PreviewReader } from "../operation/preview.ts";
import type { PlanContext } from "../operation/write.ts";
import type { Service } from "./catalogue.ts";
import type { StoredBooking } from "./columns.ts";
import { servedSpan } from "./rules.ts";

const LABELS = {
  service: { ja: "メニュー", en: "Service" },
  stylist: { ja: "担当", en: "Stylist" },
  resource: { ja: "担当・席", en: "With" },
  stylistBefore: { ja: "変更前の担当", en: "Previous stylist" },
  time: { ja: "日時", en: "Time" },
  timeBefore: { ja: "変更前の日時", en: "Previous time" },
  serviceBefore: { ja: "変更前のメニュー", en: "Previous service" },
  price: { ja: "料金", en: "Price" },
  priceBefore: { ja: "変更前の料金", en: "Previous price" },
  cancelUntil: { ja: "変更・取消の期限", en: "Changes until" },
  note: { ja: "備考", en: "Note" },
  noteBefore: { ja: "変更前の備考", en: "Previous note" },
  reason: { ja: "理由", en: "Reason" },
  customer: { ja: "お客様", en: "Customer" },
  furigana: { ja: "ふりがな", en: "Furigana" },
  ownFurigana: {
    ja: "お名前のふりがな（任意）",
    en: "How your name is read, in kana (optional)",
  },
  phone: { ja: "電話番号", en: "Phone" },
} satisfies Record<string, Bilingual>;

/** The name of a line of a preview, or of a field that can be edited. */
export type LabelName = keyof typeof LABELS;

export function label(name: LabelName, locale: Locale): string {
  return LABELS[name][locale];
}

/** Whose a booking is in an English sentence: staff read it, too. */
export function whose({ actor }: Pick<PlanContext, "actor">): "your" | "the" {
  return actor.kind === "staff" ? "the" : "your";
}

/** One line of a preview. */
export function line(
  name: LabelName,
  value: string,
  locale: Locale,
): PreviewDetail {
  return { label: label(name, locale), value };
}

/** The lines of a text that is given: the text, or that it is removed. */
export function textLines(
  name: LabelName,
  given: string | undefined,
  locale: Locale,
): PreviewDetail[] {
  if (given === undefined) return [];
  const removed = { ja: "削除します", en: "Will be removed" }[locale];
  return [line(name, given === "" ? removed : given, locale)];
}

/** Day and time of a service that starts then, as people say it. */
export function periodOf(
  service: Service,
  start: number,
  { locale, timeZone }: PreviewReader,
): string {
  const { from, until } = servedSpan(service, start);
  return formatPeriod(new Date(from), new Date(until), locale, timeZone);
}

/**
 * Day and time of a booking as it was made, however long its service takes
 * by now.
 */
export function bookedPeriod(
  { start, end }: Pick<StoredBooking, "start" | "end">,
  { locale, timeZone }: PreviewReader,
): string {
  return formatPeriod(start, end, locale, timeZone);
}

export function priceOf(
  { priceMinor, currency }: { priceMinor: number; currency: string },
  locale: Locale,
): string {
  return formatMoney(priceMinor, currency, locale);
}

/** Until when a booking that starts then can be changed or cancelled. */
export function cancelUntilOf(
  { cancelCutoffMinutes }: Service,
  start: number,
  { locale, timeZone, now }: PreviewReader,
): string {
  const until = new Date(start - cancelCutoffMinutes * 60_000);
  if (until <= now) {
    return { ja: "変更・取消はできません", en: "Cannot be changed any more" }[
      locale
    ];
  }
  return formatMoment(until, { locale, timeZone }, {
    dateStyle: "full",
    timeStyle: "short",
  });
}
