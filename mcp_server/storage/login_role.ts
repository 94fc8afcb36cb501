import type { Sql } from "postgres";

/** The role that the server logs in as. */
export interface LoginRole {
  name: string;
  password: string;
}

/**
 * Creates or updates a login role with only the rights that the server needs:
 * it can switch to the roles of a request, and it inherits
 * `madoguchi_server`, which has the rights to the server's own tables.
 *
 * @param sql Connected as a role that may create roles, after migrating.
 */
export async function ensureLoginRole(
  sql: Sql,
  { name, password }: LoginRole,
): Promise<void> {
  await sql.unsafe(await quoted(sql, CREATE, name, password));
  await sql.unsafe(await quoted(sql, GRANT_SERVER, name));
  const inherits = await optionalInheritance(sql) ? "with inherit false" : "";
  await sql.unsafe(await quoted(sql, `${GRANT_REQUEST} ${inherits}`, name));
}

const CREATE = `
  do $create$
  begin
    create role %1$I;
  exception when duplicate_object or unique_violation then null;
  end
  $create$;
  alter role %1$I login password %2$L;
  -- What a request asks is found by its keys, so one plan is good for all.
  alter role %1$I set plan_cache_mode = force_generic_plan;
  -- For single statements; a transaction sets its own.
  alter role %1$I set lock_timeout = '5s'`;
const GRANT_SERVER = "grant madoguchi_server to %1$I";
const GRANT_REQUEST =
  "grant madoguchi_user, madoguchi_staff, madoguchi_stylist, madoguchi_service to %1$I";

/** DDL takes no parameters, so the database quotes them itself. */
async function quoted(
  sql: Sql,
  pattern: string,
  ...values: string[]
): Promise<string> {
  const [first, second = ""] = values;
  const [row] = await sql<[{ statement: string }]>`
    select format(${pattern}, ${first!}::text, ${second}::text) as statement`;
  return row.statement;
}

/** `grant … with inherit false` exists since Postgres 16. */
async function optionalInheritance(sql: Sql): Promise<boolean> {
  const [row] = await sql<[{ version: number }]>`
    select current_setting('server_version_num')::int as version`;
  return row.version >= 160_000;
}
