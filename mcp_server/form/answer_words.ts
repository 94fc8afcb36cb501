import type { Bilingual, Locale } from "../../shared/ui/locale.ts";
import type { Answer } from "./answer.ts";
import type { Answers } from "./answers.ts";
import { isAsked } from "./condition.ts";
import type { FormField } from "./fields.ts";

/** Each question that was asked with its answer, as people read them. */
export function answersInWords(
  fields: readonly FormField[],
  answers: Answers,
): { label: Bilingual; value: Bilingual }[] {
  // A map, since an object has members that nobody answered, as `constructor`.
  const given = new Map(Object.entries(answers));
  return fields.filter((field) => isAsked(field, given)).map((field) => ({
    label: field.label,
    value: {
      ja: shownAnswer(field, given.get(field.id), "ja"),
      en: shownAnswer(field, given.get(field.id), "en"),
    },
  }));
}

/** An answer as a person reads it. */
export function shownAnswer(
  field: FormField,
  answer: Answer | undefined,
  locale: Locale,
): string {
  if (answer === undefined) {
    return { ja: "（未記入）", en: "(no answer)" }[locale];
  }
  if (typeof answer === "boolean") return yesOrNo(answer, locale);
  if (typeof answer === "number") return shownNumber(answer, locale);
  if ("options" in field) {
    const separator = { ja: "、", en: ", " }[locale];
    return [answer].flat().map((value) => optionLabel(field, value, locale))
      .join(separator);
  }
  if (field.type === "date") return shownDate(String(answer), locale);
  return String(answer);
}

function yesOrNo(answer: boolean, locale: Locale): string {
  return answer
    ? { ja: "はい", en: "Yes" }[locale]
    : { ja: "いいえ", en: "No" }[locale];
}

/** Every digit that is handed in: by default three behind the point are shown. */
function shownNumber(answer: number, locale: Locale): string {
  return answer.toLocaleString(locale, { maximumSignificantDigits: 21 });
}

/** A day of the calendar, which is the same in every time zone. */
function shownDate(day: string, locale: Locale): string {
  return new Intl.DateTimeFormat(locale, { timeZone: "UTC", dateStyle: "long" })
    .format(new Date(day));
}

function optionLabel(
  { options }: Extract<FormField, { options: unknown }>,
  value: string,
  locale: Locale,
): string {
  const option = options.find((option) => option.value === value);
  return option?.label[locale] ?? value;
}
