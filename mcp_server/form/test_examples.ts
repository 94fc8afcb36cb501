import type { LocalizedText, SliceExamples } from "../surfaces/test_slices.ts";
import { foldText } from "../../shared/text/unprintable.ts";
import type { Bilingual } from "../../shared/ui/locale.ts";
import { addForm } from "./test_forms.ts";

const label = { ja: "乾燥", en: "Dryness" };
/** Properties of fields of a type besides the common ones. */
const MORE: Readonly<Record<string, object>> = {
  text: { long: true, maxLength: 2000 },
  number: { integer: false },
  single: { options: [{ value: "a", label }] },
  multi: { options: [{ value: "a", label }] },
};
const LABELS: Readonly<Record<string, Bilingual>> = {
  text: { ja: "ご要望", en: "Wishes" },
  number: { ja: "ご年齢", en: "Age" },
  single: { ja: "髪の悩み", en: "Worry" },
  multi: { ja: "肌の悩み", en: "Worries" },
  email: { ja: "メール", en: "E-mail" },
  phone: { ja: "電話", en: "Telephone" },
  date: { ja: "ご希望の日", en: "Wished day" },
  time: { ja: "ご希望の時刻", en: "Wished time" },
  yes_no: { ja: "ご来店は初めて", en: "First visit" },
  consent: { ja: "規約に同意", en: "Agreement" },
};
const TYPES = [
  ...Object.keys(MORE),
  ...["email", "phone", "date", "time", "yes_no", "consent"],
];
/** A form with one field of every type, none of which has to be answered. */
const EVERY_TYPE = "frm_all";
const TITLES: Readonly<Record<string, Bilingual>> = {
  frm_1: { ja: "問診票", en: "Intake form" },
  frm_2: { ja: "アンケート", en: "Survey" },
  [EVERY_TYPE]: { ja: "ご相談票", en: "Consultation sheet" },
};

/** An answer to every field of {@linkcode EVERY_TYPE}, and how it is read. */
const ANSWERS: Readonly<
  Record<string, [answer: unknown, read: LocalizedText]>
> = {
  text: ["静かな席で\nお願いします", "静かな席で\nお願いします"],
  number: [1.23456, "1.23456"],
  single: ["a", label],
  multi: [["a"], label],
  email: ["hanako@example.com", "hanako@example.com"],
  phone: ["+1 415 555 0123", "415"],
  date: ["2030-05-10", { ja: "2030年5月10日", en: "May 10, 2030" }],
  time: ["15:30", "15:30"],
  yes_no: [false, { ja: "いいえ", en: "No" }],
  consent: [true, { ja: "はい", en: "Yes" }],
};

export const examples: SliceExamples = {
  async prepare(owner) {
    for (const id of ["frm_1", "frm_2"]) {
      await addForm(owner, id, { title: TITLES[id]! });
    }
    const fields = TYPES.map((type) => ({
      id: type,
      type,
      label: LABELS[type]!,
      required: false,
      ...MORE[type],
    }));
    await addForm(owner, EVERY_TYPE, { fields, title: TITLES[EVERY_TYPE]! });
  },
  creations: [{
    operation: "form_submit",
    table: "form_submissions",
    args: ({ text }) => ({
      formId: "frm_1",
      version: 1,
      answers: { name: text, agreed: true },
    }),
  }],
  inputs: () => ({
    form_list: {},
    form_get: { formId: "frm_1" },
    form_submissions: {},
  }),
  pools: () => ({
    formId: [EVERY_TYPE],
    version: [1],
    ...Object.fromEntries(
      Object.entries(ANSWERS).map(([id, [answer]]) => [id, [answer]]),
    ),
  }),
  previews: () => [{
    operation: "form_submit",
    by: "user",
    args: {
      formId: EVERY_TYPE,
      version: 1,
      answers: Object.fromEntries(
        Object.entries(ANSWERS).map(([id, [answer]]) => [id, answer]),
      ),
    },
    texts: {
      formId: [TITLES[EVERY_TYPE]!],
      version: [{ ja: "第1版", en: "version 1" }],
      ...Object.fromEntries(
        Object.entries(ANSWERS)
          .map(([id, [, read]]) => [`answers.${id}`, [read, LABELS[id]!]]),
      ),
    },
  }],
  effects: {
    form_submit: ({ submission }, { answers }) => ({
      texts: [
        TITLES[submission.formId]!,
        ...[answers.text, answers.email, answers.name]
          .filter((answer) => typeof answer === "string")
          .map((answer) => foldText(answer).trim()),
      ],
    }),
  },
};
