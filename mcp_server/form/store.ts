import type { Row, Statement, TransactionSql } from "../storage/statement.ts";
import type { Answers } from "./answers.ts";
import { currentForm, formSubmissions, type StoredForm } from "./columns.ts";
import { type FormField, formFields } from "./fields.ts";

/** A form as it is now, with its fields. */
export interface FormWithFields extends StoredForm {
  fields: FormField[];
}

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
): Promise<StoredForm[]> {
  return await sql<StoredForm[]>`
    select ${currentForm.list} from forms ${currentVersion(sql)}
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
): Promise<FormWithFields | undefined> {
  const [row] = await sql<(StoredForm & { fields: string })[]>`
    select ${currentForm.list}, fields::text from forms ${currentVersion(sql)}
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

/** A submission to be stored. */
export interface NewSubmission {
  id: string;
  form: StoredForm;
  /** Or an expression that gives it. */
  customerId: string | Statement<Row[]>;
  answers: Answers;
  now: Date;
}

/** The statement that writes what the acting user answered. */
export function createSubmission(
  sql: TransactionSql,
  { id, form, customerId, answers, now }: NewSubmission,
): Statement<Row[]> {
  const values = formSubmissions.values({
    id,
    formId: form.id,
    version: form.version,
    customerId,
    issuer: sql`app_issuer()`,
    userId: sql`app_user_id()`,
    answers,
    submittedAt: now,
  });
  return sql`insert into form_submissions ${values}`;
}

function currentVersion(sql: TransactionSql) {
  return sql`cross join lateral (
    select version, title_ja, title_en, fields from form_versions
    where form_id = forms.id order by version desc limit 1
  ) as form_versions`;
}
