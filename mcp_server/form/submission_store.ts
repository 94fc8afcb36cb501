import type { TransactionSql } from "../storage/statement.ts";
import type { Answers } from "./answers.ts";
import type { FormField } from "./fields.ts";

/** A place in the list, which has the latest first. */
export interface Position {
  submittedAt: Date;
  id: string;
}

/** A submission of one's own, with the form's version that it answers. */
export interface OwnSubmissionRow extends Position {
  formId: string;
  version: number;
  titleJa: string;
  titleEn: string;
  fields: FormField[];
  answers: Answers | null;
}

/** A submission, with whose it is. */
export interface SubmissionRow extends OwnSubmissionRow {
  customerId: string;
  customerName: string;
}

/** Which submissions, from where on. */
export interface SubmissionFilter {
  customerId?: string | undefined;
  formId?: string | undefined;
  /** ISO 8601. */
  from?: string | undefined;
  to?: string | undefined;
  /** All of them are in an answer or in the customer's name. */
  words: readonly string[];
  after: Position | undefined;
  /** How many are looked at, and how many of these are answered, at most. */
  lookedAt: number;
  limit: number;
}

/** The submissions that fit, and the last one that was looked at. */
export interface FoundSubmissions {
  rows: SubmissionRow[];
  last: Position | undefined;
  /** How many were looked at. */
  count: number;
}

/** What customers handed in, the latest first. */
export async function listSubmissions(
  sql: TransactionSql,
  { words, limit, ...filter }: SubmissionFilter,
): Promise<FoundSubmissions> {
  const looked = lookedAt(sql, filter);
  const [rows, [end]] = await Promise.all([
    sql<SubmissionRow[]>`
      select s.id, s.form_id as "formId", s.version, v.title_ja as "titleJa",
        v.title_en as "titleEn", v.fields, s.answers,
        s.customer_id as "customerId", customers.name as "customerName",
        s.submitted_at as "submittedAt"
      from (${looked}) s
      join form_versions v on v.form_id = s.form_id and v.version = s.version
      join customers on customers.id = s.customer_id
      where ${hasWords(sql, words)}
      order by s.submitted_at desc, s.id desc limit ${limit}`.execute(),
    sql<{ count: number; submittedAt: Date | null; id: string | null }[]>`
      select count(*)::int, min(submitted_at) as "submittedAt",
        (array_agg(id order by submitted_at, id))[1] as id
      from (${looked}) s`.execute(),
  ]);
  const { count, submittedAt, id } = end!;
  const last = submittedAt && id !== null ? { submittedAt, id } : undefined;
  return { rows, count, last };
}

function lookedAt(
  sql: TransactionSql,
  { customerId, formId, from, to, after, lookedAt }: Omit<
    SubmissionFilter,
    "words" | "limit"
  >,
) {
  return sql`
    select * from form_submissions
    where true
      ${customerId ? sql`and customer_id = ${customerId}` : sql``}
      ${formId ? sql`and form_id = ${formId}` : sql``}
      ${from ? sql`and submitted_at >= ${new Date(from)}` : sql``}
      ${to ? sql`and submitted_at < ${new Date(to)}` : sql``}
      ${
    after
      ? sql`and (submitted_at, id) < (${after.submittedAt}, ${after.id})`
      : sql``
  }
    order by submitted_at desc, id desc limit ${lookedAt}`;
}

/** As a person reads them: wide and narrow letters, capitals and not, are one. */
function hasWords(sql: TransactionSql, words: readonly string[]) {
  if (words.length === 0) return sql`true`;
  return sql`(select bool_and(strpos(text, lower(normalize(word, nfkc))) > 0)
    from unnest(${[...words]}::text[]) word,
      lower(normalize(concat_ws(' ', customers.name, customers.furigana,
        jsonb_path_query_array(s.answers, '$.*')::text), nfkc)) text)`;
}

/** What the acting user handed in, the latest first. */
export async function listOwnSubmissions(
  sql: TransactionSql,
  { after, limit }: {
    after: { first: Date; id: string } | undefined;
    limit: number;
  },
): Promise<OwnSubmissionRow[]> {
  return await sql<OwnSubmissionRow[]>`
    select s.id, s.form_id as "formId", s.version, v.title_ja as "titleJa",
      v.title_en as "titleEn", v.fields, s.answers,
      s.submitted_at as "submittedAt"
    from form_submissions s
    join form_versions v on v.form_id = s.form_id and v.version = s.version
    where s.issuer = app_issuer() and s.user_id = app_user_id()
      ${
    after
      ? sql`and (s.submitted_at, s.id) < (${after.first}, ${after.id})`
      : sql``
  }
    order by s.submitted_at desc, s.id desc limit ${limit}`;
}
