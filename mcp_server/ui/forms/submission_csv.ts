import type { Locale } from "../../../shared/ui/locale.ts";
import type { CsvColumn } from "../desk/csv.ts";
import { submissionWords } from "../locales/submissions.ts";
import type { StaffSubmission } from "../records/submission.ts";

/** Questions that have a column of their own, at most. */
const MAX_QUESTIONS = 200;

/**
 * The columns of saved submissions: what each is, and one for each question. Where
 * several forms, or versions, ask in the same words, they share a column.
 */
export function submissionCsvColumns(
  locale: Locale,
  questions: readonly string[],
): CsvColumn<StaffSubmission>[] {
  const words = submissionWords[locale];
  const asked = [...new Set(questions)].slice(0, MAX_QUESTIONS);
  return [
    { header: words.handedIn, cell: ({ submittedAt }) => submittedAt },
    { header: words.form, cell: ({ title }) => title[locale] },
    { header: words.versionOf, cell: ({ version }) => version },
    { header: words.customer, cell: ({ customer }) => customer.name },
    ...asked.map((question) => ({
      header: question,
      cell: (row: StaffSubmission) => answersTo(row, locale, question),
    })),
    { header: words.others, cell: (row) => othersOf(row, locale, asked) },
  ];
}

/** What was answered where a form asks so; it may ask twice in the same words. */
function answersTo(
  { answers }: StaffSubmission,
  locale: Locale,
  question: string,
): string | null {
  const texts = (answers ?? [])
    .filter(({ label }) => label[locale] === question)
    .map(({ value }) => value[locale])
    .filter((text) => text !== "");
  return texts.length > 0 ? texts.join("\n") : null;
}

/** Answers to questions without a column, which are asked no more. */
function othersOf(
  { answers }: StaffSubmission,
  locale: Locale,
  questions: readonly string[],
): string {
  return (answers ?? [])
    .filter(({ label }) => !questions.includes(label[locale]))
    .map(({ label, value }) => `${label[locale]}: ${value[locale]}`)
    .join("\n");
}
