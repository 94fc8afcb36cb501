import * as z from "zod";
import {
  bilingual,
  cursor,
  id,
  instant,
  limit,
  localInstant,
  nextCursor,
  storedId,
} from "../operation/fields.ts";
import { toLocalIso } from "../../shared/time/time_zone.ts";
import {
  defineStaffOperation,
  type Operation,
  READING,
} from "../operation/operation.ts";
import { readPage, timeInCursor } from "../storage/page.ts";
import { personal } from "../storage/personal.ts";
import { answersInWords } from "./answer_words.ts";
import { listSubmissions, type SubmissionRow } from "./submission_store.ts";

const submission = z.strictObject({
  id: storedId,
  formId: storedId,
  title: bilingual,
  customer: z.strictObject({ id: storedId, name: personal(z.string()) }),
  submittedAt: localInstant,
  /** Null once the customer was erased. */
  answers: z.array(z.strictObject({
    label: bilingual,
    value: z.strictObject({
      ja: personal(z.string()),
      en: personal(z.string()),
    }),
  })).nullable(),
});
export type StaffSubmission = z.output<typeof submission>;

const output = z.strictObject({ items: z.array(submission), nextCursor });
export type SubmissionPage = z.output<typeof output>;

export const formSubmissions: Operation = defineStaffOperation({
  noun: "form",
  verb: "submissions",
  kind: "read",
  scope: "form:read",
  title: { ja: "提出されたフォーム", en: "Forms that were handed in" },
  description: {
    ja: "お客様が出したフォームを、回答と一緒に新しい順に返します。",
    en: "Lists what customers answered to forms, the latest first.",
  },
  annotations: READING,
  input: z.strictObject({
    customerId: id.optional(),
    from: instant.optional().describe("Handed in at this moment or later"),
    limit,
    cursor,
  }),
  output,
  async run({ sql, actor, timeZone }, { customerId, from, cursor, limit }) {
    const key = {
      write: ({ submittedAt }: SubmissionRow) => submittedAt.toISOString(),
      read: timeInCursor,
    };
    const { rows, nextCursor } = await readPage(
      { owner: { list: "form_submissions", actor }, cursor, limit, key },
      (range) =>
        listSubmissions(sql, {
          customerId,
          from: from === undefined ? undefined : new Date(from),
          ...range,
        }),
    );
    return {
      items: rows.map((row) => toSubmission(row, timeZone)),
      nextCursor,
    };
  },
});

function toSubmission(row: SubmissionRow, timeZone: string): StaffSubmission {
  const { id, formId, titleJa, titleEn, customerId, customerName } = row;
  return {
    id,
    formId,
    title: { ja: titleJa, en: titleEn },
    customer: { id: customerId, name: customerName },
    submittedAt: toLocalIso(row.submittedAt, timeZone),
    answers: row.answers && answersInWords(row.fields, row.answers),
  };
}
