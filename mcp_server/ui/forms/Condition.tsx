import type { Question } from "../../../shared/ui/form/controls.ts";
import type { Locale } from "../../../shared/ui/locale.ts";
import type { BuilderWords } from "../locales/forms.ts";
import { answersOf } from "./content.ts";
import { Choice } from "./Line.tsx";

/** On which answer it depends whether the question is asked. */
export function Condition({ field, before, locale, words, onChange }: {
  field: Question;
  /** The questions before it. */
  before: readonly Question[];
  locale: Locale;
  words: BuilderWords;
  onChange(field: Question): void;
}) {
  const answers = answersOf(before);
  if (answers.length === 0) return null;
  const { showIf, ...others } = field;
  const chosen = answers.findIndex((one) =>
    one.field === showIf?.field && one.is === showIf?.is
  );
  const options = answers.map(({ label, is, option }, index) => ({
    value: String(index),
    label: words.ifAnswer(
      label[locale],
      option?.[locale] ?? (is === true ? words.yes : words.no),
    ),
  }));
  return (
    <Choice
      label={words.showIf}
      value={String(chosen)}
      options={[{ value: "-1", label: words.always }, ...options]}
      onValue={(value) => {
        const answer = answers[Number(value)];
        onChange(
          answer
            ? { ...others, showIf: { field: answer.field, is: answer.is } }
            : others,
        );
      }}
    />
  );
}
