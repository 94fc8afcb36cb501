import type { TransactionSql } from "../../storage/statement.ts";
import { forms, formVersions } from "../columns.ts";
import type { BuiltForm, FormContent } from "./schemas.ts";

/** All forms in their current version, those in use first; or one of them. */
export async function selectForms(
  sql: TransactionSql,
  id: string | null = null,
): Promise<BuiltForm[]> {
  return await sql<BuiltForm[]>`
    select forms.id, active, version, title_ja as "titleJa",
      title_en as "titleEn", fields, coalesce(count, 0)::int as submissions
    from forms cross join lateral (
      select version, title_ja, title_en, fields from form_versions
      where form_id = forms.id order by version desc limit 1) as current
    left join (
      select form_id, count(*) from form_submissions group by form_id) as counts
      on form_id = forms.id
    where ${id}::text is null or forms.id = ${id}
    order by active desc, position, forms.id limit 500`;
}

/** Locks a form; resolves to whether there is one. */
export async function lockForm(
  sql: TransactionSql,
  id: string,
): Promise<boolean> {
  const rows = await sql`select from forms where id = ${id} for update`;
  return rows.length > 0;
}

/** Adds a form behind all others; it has no version yet. */
export async function createForm(
  sql: TransactionSql,
  id: string,
): Promise<void> {
  const position = sql`(select coalesce(max(position), -1) + 1 from forms)`;
  await sql`insert into forms ${forms.values({ id, active: true, position })}`;
}

/** Publishes a version, which is current from now on. */
export async function publishVersion(
  sql: TransactionSql,
  { formId, version, content, now }: {
    formId: string;
    version: number;
    content: FormContent;
    now: Date;
  },
): Promise<void> {
  const row = { ...content, formId, version, createdAt: now };
  await sql`insert into form_versions ${formVersions.values(row)}`;
}

/** Offers a form, or offers it no more. */
export async function setActive(
  sql: TransactionSql,
  id: string,
  active: boolean,
): Promise<void> {
  await sql`update forms set active = ${active} where id = ${id}`;
}
