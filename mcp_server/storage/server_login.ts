import type { Log } from "../../shared/http/log.ts";
import { readDatabaseUrl } from "./database_url.ts";
import type { Database } from "./postgres.ts";
import { REQUEST_ROLES } from "./request_roles.ts";

/** Options of {@linkcode checkServerLogin}. */
export interface ServerLoginOptions {
  /** `DATABASE_URL`. */
  url: string;
  /** The server's public URL; https means production. */
  serverUrl: string;
  log: Log;
}

interface LoginRow {
  name: string;
  isSuperuser: boolean;
  bypassesRls: boolean;
  ownsTable: boolean;
  hasGrantOptions: boolean;
  /** Roles that requests run under, and that it cannot switch to. */
  missing: string[];
}

/**
 * Refuses a login that cannot switch to the roles of a request, and one that no
 * row level security holds. In development the latter is only logged.
 *
 * @throws {TypeError} With one sentence, and the SQL to run for missing roles.
 */
export async function checkServerLogin(
  sql: Database,
  { url, serverUrl, log }: ServerLoginOptions,
): Promise<void> {
  const login = await readLogin(sql);
  const { host, port } = readDatabaseUrl(url);
  const subject =
    `"${login.name}", the login of DATABASE_URL at ${host}:${port},`;
  if (login.missing.length > 0) {
    const message = `${subject} cannot take the roles of requests: run this ` +
      `as a role that may grant them, as in roles.sql: ${grantFor(login)}`;
    throw new TypeError(message);
  }
  const fault = faultOf(login);
  if (fault === undefined) return;
  const message = `${subject} ${fault}, so a stolen login can do everything: ` +
    "name a login of the server's own, which `deno task migrate` makes";
  if (new URL(serverUrl).protocol === "https:") throw new TypeError(message);
  log.error("login_above_rules", { hint: message });
}

function faultOf(login: LoginRow): string | undefined {
  if (login.isSuperuser) return "is a superuser";
  if (login.bypassesRls) return "bypasses row level security";
  return login.ownsTable ? "owns the tables" : undefined;
}

function grantFor({ name, missing, hasGrantOptions }: LoginRow): string {
  const quoted = `"${name.replaceAll('"', '""')}"`;
  const inheritance = hasGrantOptions ? " with inherit false" : "";
  return `grant ${missing.join(", ")} to ${quoted}${inheritance};`;
}

async function readLogin(sql: Database): Promise<LoginRow> {
  const [row] = await sql<[LoginRow]>`
    select rolname as name, rolsuper as "isSuperuser",
      rolbypassrls as "bypassesRls",
      exists (
        select from pg_class
        where relnamespace = 'public'::regnamespace
          and relkind in ('r', 'p')
          and pg_has_role(login.oid, relowner, 'member')
      ) as "ownsTable",
      current_setting('server_version_num')::int >= 160000
        as "hasGrantOptions",
      array(
        select role.rolname::text from pg_roles role
        where role.rolname = any(${[...REQUEST_ROLES]}::text[])
          and not pg_has_role(login.oid, role.oid, 'member')
        order by role.rolname
      ) as missing
    from pg_roles login where rolname = current_user`;
  return row;
}
