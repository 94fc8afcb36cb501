import type { TransactionSql } from "../storage/statement.ts";
import type { Answers } from "./answers.ts";
import type { FormField } from "./fields.ts";

/** A submission, with the form's version that it answers. */
export interface SubmissionRow {
  id: string;
  formId: string;
  titleJa: string;
  titleEn: string;
  fields: FormField[];
  answers: Answers | null;
  customerId: string;
  customerName: string;
  submittedAt: Date;
}

/** Which submissions, from where on. */
export interface SubmissionFilter {
  customerId: string | undefined;
  from: Date | undefined;
  after: { first: Date; id: string } | undefined;
  limit: number;
}

/** What customers handed in, the latest first. */
export async function listSubmissions(
  sql: TransactionSql,
  { customerId, from, after, limit }: SubmissionFilter,
): Promise<SubmissionRow[]> {
  return await sql<SubmissionRow[]>`
    select s.id, s.form_id as "formId", v.title_ja as "titleJa",
      v.title_en as "titleEn", v.fields, s.answers,
      s.customer_id as "customerId", customers.name as "customerName",
      s.submitted_at as "submittedAt"
    from form_submissions s
    join form_versions v on v.form_id = s.form_id and v.version = s.version
    join customers on customers.id = s.customer_id
    where true
      ${customerId ? sql`and s.customer_id = ${customerId}` : sql``}
      ${from ? sql`and s.submitted_at >= ${from}` : sql``}
      ${
    after
      ? sql`and (s.submitted_at, s.id) < (${after.first}, ${after.id})`
      : sql``
  }
    order by s.submitted_at desc, s.id desc limit ${limit}`;
}
