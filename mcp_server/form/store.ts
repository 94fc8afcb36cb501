import type { Row, Statement, TransactionSql } from "../storage/statement.ts";
import type { Bilingual } from "../../shared/ui/locale.ts";
import type { Answers } from "./answers.ts";
import { type FormField, formFields } from "./fields.ts";

/** A form as it is now, apart from its fields. */
export interface FormSummary {
  id: string;
  version: number;
  title: Bilingual;
}

/** A form as it is now. */
export interface Form extends FormSummary {
  fields: FormField[];
}

/** A form with its place in the list. */
export type ListedForm = FormSummary & { position: number };

/** Which forms, from where on. */
export interface FormFilter {
  /** The last form of the page before. */
  after?: { position: number; id: string } | undefined;
  limit: number;
}

/** The forms in use, in the order that the business chose. */
export async function listForms(
  sql: TransactionSql,
  { after, limit }: FormFilter,
): Promise<ListedForm[]> {
  return await sql<ListedForm[]>`
    select ${columns(sql)}, position from forms ${currentVersion(sql)}
    where active
      ${
    after ? sql`and (position, id) > (${after.position}, ${after.id})` : sql``
  }
    order by position, id limit ${limit}`;
}

/** The form of that id, if it is in use. */
export async function getForm(
  sql: TransactionSql,
  id: string,
): Promise<Form | undefined> {
  const [row] = await sql<(FormSummary & { fields: string })[]>`
    select ${columns(sql)}, fields::text from forms ${currentVersion(sql)}
    where id = ${id} and active`;
  return row && { ...row, fields: [...readFields(row.fields)] };
}

/** By their JSON. To read it takes longer than to find it. */
const knownFields = new Map<string, readonly FormField[]>();
const MAX_KNOWN = 100;

function readFields(json: string): readonly FormField[] {
  let fields = knownFields.get(json);
  if (!fields) {
    if (knownFields.size === MAX_KNOWN) knownFields.clear();
    fields = formFields.parse(JSON.parse(json));
    knownFields.set(json, fields);
  }
  return fields;
}

/** What a customer hands in. */
export interface NewSubmission {
  id: string;
  form: FormSummary;
  customerId: string;
  answers: Answers;
  now: Date;
}

/** The statement that writes what the acting user answered. */
export function createSubmission(
  sql: TransactionSql,
  { id, form, customerId, answers, now }: NewSubmission,
): Statement<Row[]> {
  return sql`
    insert into form_submissions
      (id, form_id, version, customer_id, issuer, user_id, answers,
        submitted_at)
    values (${id}, ${form.id}, ${form.version}, ${customerId}, app_issuer(),
      app_user_id(), ${sql.json(answers)}, ${now})`;
}

function currentVersion(sql: TransactionSql) {
  return sql`cross join lateral (
    select version, title_ja, title_en, fields from form_versions
    where form_id = forms.id order by version desc limit 1
  ) as current_version`;
}

function columns(sql: TransactionSql) {
  return sql`id, version, json_build_object('ja', title_ja, 'en', title_en)
    as title`;
}
