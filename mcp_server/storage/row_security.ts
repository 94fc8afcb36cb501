import type { Sql } from "postgres";
import { lock } from "./migration_lock.ts";

/**
 * Lets `run` see all rows as the owner. Where the owner is no superuser, row
 * level security is not forced on it meanwhile; no request is affected, since a
 * request never runs as the owner. What a killed run left is forced again by the
 * next `migrate`.
 */
export async function withAllRows<T>(
  sql: Sql,
  run: () => Promise<T>,
): Promise<T> {
  const [role] = await sql<[{ seesAll: boolean }]>`
    select rolsuper or rolbypassrls as "seesAll"
    from pg_roles where rolname = current_user`;
  if (role.seesAll) return await run();
  await alterForced(sql, "no force");
  try {
    return await run();
  } finally {
    await forceRowSecurity(sql);
  }
}

/** Forces row level security on every table that has it. */
export async function forceRowSecurity(sql: Sql): Promise<void> {
  await alterForced(sql, "force");
}

async function alterForced(sql: Sql, to: "force" | "no force") {
  await sql.begin(async (tx) => {
    await lock(tx);
    // Waiting for one table must not stop all requests behind it for long.
    await tx`set local lock_timeout = '5s'`;
    const tables = await tx<{ name: string }[]>`
      select relname as name from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
        and relrowsecurity and relforcerowsecurity <> ${to === "force"}
      order by relname`;
    for (const { name } of tables) {
      await tx.unsafe(`alter table "${name}" ${to} row level security`);
    }
  });
}
