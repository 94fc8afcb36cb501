import type { Sql } from "postgres";
import type { ServerLogin } from "./owner_url.ts";
import { REQUEST_ROLES } from "./request_roles.ts";
import { rolesSqlFor } from "./roles.ts";

/** The role that the server logs in as. */
export interface LoginRole {
  name: string;
  password: string;
}

/** What became of the login: it is new, it was changed, or it was fine. */
export type LoginOutcome = "made" | "updated" | "taken";

/**
 * Creates or updates a login role with only the rights that the server needs:
 * it can switch to the roles of a request, and it inherits
 * `madoguchi_server`, which has the rights to the server's own tables.
 *
 * @param sql Connected as a role that may create roles, after migrating.
 */
export async function ensureLoginRole(
  sql: Sql,
  { name, password }: ServerLogin,
): Promise<void> {
  await sql.unsafe(await quoted(sql, CREATE, name));
  if (password !== undefined) {
    await sql.unsafe(await quoted(sql, PASSWORD, name, password));
  }
  await sql.unsafe(await quoted(sql, GRANT_SERVER, name));
  const inherits = await optionalInheritance(sql) ? "with inherit false" : "";
  await sql.unsafe(await quoted(sql, `${GRANT_REQUEST} ${inherits}`, name));
}

/**
 * Makes the server's login, or takes the one that a DBA made where the owner may
 * not create roles.
 *
 * @throws {Error} If the login is a superuser or bypasses row level security, or
 * lacks rights that the owner may not grant; then with the SQL for a DBA.
 */
export async function takeLoginRole(
  sql: Sql,
  login: ServerLogin,
): Promise<LoginOutcome> {
  const before = await readLogin(sql, login.name);
  if (before?.isAboveRules) {
    throw new Error(
      `Cannot migrate: "${login.name}" of DATABASE_URL is a superuser or ` +
        "bypasses row level security; name another login for the server",
    );
  }
  const failure = await ensureLoginRole(sql, login).then(
    () => undefined,
    (error: Error) => error,
  );
  if (failure === undefined) return before ? "updated" : "made";
  if (before?.isComplete) return "taken";
  throw new Error(await requestToDba(sql, login, failure), { cause: failure });
}

async function requestToDba(
  sql: Sql,
  { name }: ServerLogin,
  { message }: Error,
): Promise<string> {
  const [{ owner }] = await sql<[{ owner: string }]>`
    select current_user as owner`;
  return `Cannot migrate: "${owner}" may not make "${name}" a login of the ` +
    `server (${message}). Let somebody who may create roles give it a login ` +
    "and a password, and run this, then migrate again:\n\n" +
    await rolesSqlFor({ owner, login: name });
}

interface LoginRow {
  isAboveRules: boolean;
  /** Whether it can do all that a server does. */
  isComplete: boolean;
}

async function readLogin(
  sql: Sql,
  name: string,
): Promise<LoginRow | undefined> {
  const [row] = await sql<LoginRow[]>`
    select rolsuper or rolbypassrls as "isAboveRules",
      rolcanlogin and not exists (
        select from pg_roles role
        where role.rolname in ${sql([...REQUEST_ROLES, "madoguchi_server"])}
          and not pg_has_role(login.oid, role.oid, 'member')
      ) as "isComplete"
    from pg_roles login where login.rolname = ${name}`;
  return row;
}

const CREATE = `
  do $create$
  begin
    create role %1$I;
  exception when duplicate_object or unique_violation then null;
  end
  $create$;
  alter role %1$I login;
  -- What a request asks is found by its keys, so one plan is good for all.
  alter role %1$I set plan_cache_mode = force_generic_plan;
  -- For single statements; a transaction sets its own.
  alter role %1$I set lock_timeout = '5s'`;
const PASSWORD = "alter role %1$I password %2$L";
const GRANT_SERVER = "grant madoguchi_server to %1$I";
const GRANT_REQUEST = `grant ${REQUEST_ROLES.join(", ")} to %1$I`;

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
