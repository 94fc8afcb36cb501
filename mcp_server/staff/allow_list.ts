import type { Sql } from "../storage/statement.ts";

/** The people who may sign in without an invitation. Empty means nobody. */
export interface AllowList {
  /** E-mail addresses whose owners get the role `owner`. */
  emails: readonly string[];
  /** A Google Workspace domain whose members get the role `viewer`. */
  domain: string | undefined;
}

type Entry = readonly [kind: "email" | "domain", value: string];

/**
 * Makes the table the same as `allowed`; a list that is not given stays as it
 * is. Admits anew those who signed in before the table existed, if a list has
 * them: an owner by the list of addresses alone, since only that one made owners.
 * Resolves to the number of entries that were added or taken off.
 *
 * @param sql Of the database's owner: the server's login may only read.
 */
export async function writeAllowList(
  sql: Sql,
  { emails, domain }: Partial<AllowList>,
): Promise<number> {
  const domains = domain ? [domain] : [];
  const changes = [
    emails ? await replace(sql, "email", emails) : 0,
    domain !== undefined ? await replace(sql, "domain", domains) : 0,
  ];
  await admitEarlierStaff(sql);
  return changes[0]! + changes[1]!;
}

/** Those who signed in before admissions were recorded. */
async function admitEarlierStaff(sql: Sql): Promise<void> {
  await sql`
    update mcp_users set admitted_by = 'email', admitted_as = fold_ascii(email)
    where admitted_by is null
      and is_staff_admitted('email', fold_ascii(email), null)`;
  await sql`
    update mcp_users
    set admitted_by = 'domain', admitted_as = fold_ascii(split_part(email, '@', 2))
    where admitted_by is null and role <> 'owner'
      and is_staff_admitted('domain', fold_ascii(split_part(email, '@', 2)), null)`;
}

/** One statement, so that nobody is off the list in between. */
async function replace(
  sql: Sql,
  kind: Entry[0],
  values: readonly string[],
): Promise<number> {
  const list = sql`(select distinct fold_ascii(value)
    from unnest(${[...values]}::text[]) as value)`;
  const changed = await sql`
    with gone as (
      delete from mcp_allow_list
      where kind = ${kind} and value not in ${list}
      returning value
    ), added as (
      insert into mcp_allow_list (kind, value)
      select ${kind}, value from ${list} as wanted (value)
      on conflict do nothing
      returning value
    )
    select value from gone union all select value from added`;
  return changed.length;
}

/** Whether the table has exactly these entries. */
export async function isAllowListWritten(
  sql: Sql,
  { emails, domain }: AllowList,
): Promise<boolean> {
  const rows = await sql<{ kind: string; value: string }[]>`
    select kind, value from mcp_allow_list`;
  const wanted: Entry[] = [
    ...emails.map((email) => ["email", foldAscii(email)] as const),
    ...(domain ? [["domain", foldAscii(domain)] as const] : []),
  ];
  const keys = new Set(wanted.map((entry) => entry.join(" ")));
  return rows.length === keys.size &&
    rows.every(({ kind, value }) => keys.has(`${kind} ${value}`));
}

/**
 * Folds A-Z only. `toLowerCase` also turns lookalikes such as the Kelvin sign
 * into ASCII letters, so that another address would equal a listed one.
 */
function foldAscii(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
