import type { z } from "zod";
import type { Locale } from "../../shared/ui/locale.ts";
import type {
  Preview,
  PreviewDetail,
  PreviewField,
  PreviewReader,
} from "../operation/preview.ts";
import type { Answer } from "./answer.ts";
import type { StoredForm } from "./columns.ts";
import type { FormField } from "./fields.ts";
import type { submitInput } from "./schemas.ts";
import type { SubmissionPlan } from "./submit_operation.ts";

type SubmitInput = z.output<typeof submitInput>;

/** Says which form is handed in, with its questions and answers. */
export function describeSubmission(
  { locale }: PreviewReader,
  { form, answers }: SubmissionPlan,
  input: SubmitInput,
): Preview {
  const title = { ja: form.titleJa, en: form.titleEn }[locale];
  // Maps, since an object has members that nobody answered, as `constructor`.
  const read = new Map(Object.entries(answers));
  const given = new Map(Object.entries(input.answers));
  return {
    title:
      { ja: "フォームの提出の確認", en: "Confirm what you hand in" }[locale],
    summary: {
      ja: `「${title}」を次の内容で提出します。`,
      en: `Hand in “${title}” with these answers.`,
    }[locale],
    details: [
      formLine(form, locale),
      ...form.fields.map((field) => ({
        label: field.label[locale],
        value: shownAnswer(field, read.get(field.id), locale),
      })),
    ],
    fields: form.fields.map((field) =>
      editable(field, given.get(field.id), locale)
    ),
  };
}

function formLine(
  { titleJa, titleEn, version }: StoredForm,
  locale: Locale,
): PreviewDetail {
  return {
    label: { ja: "フォーム", en: "Form" }[locale],
    value: {
      ja: `${titleJa}（第${version}版）`,
      en: `${titleEn} (version ${version})`,
    }[locale],
  };
}

function shownAnswer(
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

const TYPES = {
  email: "text",
  phone: "text",
  date: "date",
  time: "time",
  single: "choice",
  multi: "choices",
  yes_no: "yes_no",
  consent: "yes_no",
} as const;

function typeOf(field: FormField): PreviewField["type"] {
  switch (field.type) {
    case "text":
      return field.long ? "long_text" : "text";
    case "number":
      return field.integer ? "integer" : "number";
    default:
      return TYPES[field.type];
  }
}

function editable(
  field: FormField,
  answer: Answer | undefined,
  locale: Locale,
): PreviewField {
  return {
    path: `answers.${field.id}`,
    label: field.label[locale],
    type: typeOf(field),
    value: answer ?? null,
    ...("options" in field && {
      options: field.options.map(({ value, label }) => ({
        value,
        label: label[locale],
      })),
    }),
  };
}
