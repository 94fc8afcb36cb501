import type { z } from "zod";
import type { Locale } from "../../shared/ui/locale.ts";
import type {
  Preview,
  PreviewDetail,
  PreviewField,
  PreviewReader,
} from "../operation/preview.ts";
import type { Answer } from "./answer.ts";
import { shownAnswer } from "./answer_words.ts";
import { isAsked } from "./condition.ts";
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
      ...form.fields.filter((field) => isAsked(field, read)).map((field) => ({
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
