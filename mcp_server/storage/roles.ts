import type { Sql, TransactionSql } from "postgres";
import { lock } from "./migration_lock.ts";

const FILE = new URL("roles.sql", import.meta.url);

/** Roles that own functions; see `SCHEMA.md`. */
const DEFINER_ROLES = [
  "madoguchi_availability",
  "madoguchi_stock",
  "madoguchi_eraser",
  "madoguchi_admission",
  "madoguchi_notices",
];

/** Roles that migrations grant rights to. */
const ROLES = [
  "madoguchi_user",
  "madoguchi_staff",
  "madoguchi_stylist",
  "madoguchi_service",
  "madoguchi_server",
  ...DEFINER_ROLES,
];

/**
 * Creates the roles that are missing, or makes sure that somebody has.
 *
 * @throws {Error} If roles or rights to them are missing and the login may not
 * do it; the message holds the SQL that a role with that right has to run.
 */
export async function ensureRoles(sql: Sql): Promise<void> {
  const wereComplete = await areComplete(sql);
  if (wereComplete && await areLoginsComplete(sql)) return;
  const [{ owner }] = await sql<[{ owner: string }]>`
    select current_user as owner`;
  const statements = await rolesSqlFor({ owner });
  const failure = await sql.unsafe(statements).then(
    () => undefined,
    (error: Error) => error,
  );
  if (wereComplete || failure === undefined && await areComplete(sql)) return;
  throw new Error(
    `Cannot migrate: "${owner}" may not create or take roles of the database` +
      `${failure ? ` (${failure.message})` : ""}. ` +
      "Let somebody who may create roles run this, then migrate again:\n\n" +
      statements,
    { cause: failure },
  );
}

/** `roles.sql` for that owner and login, without its comments. */
export async function rolesSqlFor(
  { owner, login = "" }: { owner: string; login?: string },
): Promise<string> {
  const text = await Deno.readTextFile(FILE);
  const literal = (name: string) => `'${name.replaceAll("'", "''")}'`;
  return text.replace(/^ *--.*\n/gm, "")
    .replaceAll(":'owner'", () => literal(owner))
    .replaceAll(":'login'", () => literal(login));
}

/** Whether all roles exist, and those that own functions can be taken. */
async function areComplete(sql: Sql): Promise<boolean> {
  const roles = await readRoles(sql);
  return roles.length === ROLES.length &&
    roles.every(({ name, isUsable, isGrantable }) =>
      isUsable || isGrantable || !DEFINER_ROLES.includes(name)
    );
}

/**
 * Whether all logins of servers can take the role that was added last. Where
 * only this is missing and may not be granted, `/readyz` says so.
 */
async function areLoginsComplete(sql: Sql): Promise<boolean> {
  const rows = await sql`
    select from pg_auth_members m
    join pg_roles login on login.oid = m.member and login.rolcanlogin
    where m.roleid = 'madoguchi_server'::regrole
      and not pg_has_role(login.oid, 'madoguchi_stylist', 'member')`;
  return rows.length === 0;
}

/** A role, and what the login may do with it. */
interface Role {
  name: string;
  isUsable: boolean;
  isGrantable: boolean;
}

/** Before Postgres 16 whoever may create roles may grant them, too. */
async function readRoles(sql: Sql | TransactionSql): Promise<Role[]> {
  return await sql<Role[]>`
    select role.rolname as name,
      pg_has_role(role.rolname, 'usage') as "isUsable",
      not own.rolsuper and (
        pg_has_role(role.rolname, 'member with admin option')
        or own.rolcreaterole
          and current_setting('server_version_num')::int < 160000
      ) as "isGrantable"
    from pg_roles role, pg_roles own
    where own.rolname = current_user and role.rolname in ${sql(ROLES)}`;
}

/**
 * Runs `run` with all roles that the login can get, so that it can hand
 * functions over and replace them. Those that own functions are given back
 * afterwards where that can be undone: they see rows of everyone.
 */
export async function withRoles(
  sql: Sql,
  run: () => Promise<void>,
): Promise<void> {
  await takeRoles(sql);
  try {
    await run();
  } finally {
    await giveBackRoles(sql);
  }
}

async function takeRoles(sql: Sql) {
  await sql.begin(async (tx) => {
    await lock(tx);
    for (const { name, isUsable, isGrantable } of await readRoles(tx)) {
      if (isGrantable && !isUsable) {
        await tx`grant ${tx(name)} to current_user`;
      }
    }
  });
}

async function giveBackRoles(sql: Sql) {
  await sql.begin(async (tx) => {
    await lock(tx);
    for (const { name, isGrantable } of await readRoles(tx)) {
      if (isGrantable && DEFINER_ROLES.includes(name)) {
        await tx`revoke ${tx(name)} from current_user`;
      }
    }
  });
}
