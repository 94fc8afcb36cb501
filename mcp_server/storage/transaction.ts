// This module is portable: it runs on Deno and on Workers.
import type { ReservedSql, Sql, TransactionSql } from "postgres";
import type { Actor } from "../mcp/operation.ts";
import { transactionPoolOf } from "./postgres.ts";
import type { Lease, LeaseEnd } from "./transaction_pool.ts";

/** How a transaction differs from the usual. */
export interface TransactionOptions {
  /** The database then refuses every write in it. */
  readOnly?: boolean;
}

/**
 * Takes a statement that is sent already and whose answer nobody needs: it is
 * waited for together with the commit, which comes to nothing if it fails.
 */
export type AtEnd = (sent: Promise<unknown>) => void;

/**
 * Runs `run` in a transaction that acts as `actor`: the first statement sets
 * role and principal together and locally, so that row level security sees
 * them and nothing outlives the transaction. It commits what `run` resolves to
 * and rolls back what it throws.
 *
 * `begin` and the settings are sent without waiting, ahead of the first query
 * of `run`, in one round trip. When they fail, the transaction is aborted, so
 * that query fails too and no row is seen. Nobody waits for the end of a
 * transaction that only read, for there is nothing to lose.
 */
export async function inTransaction<T>(
  sql: Sql,
  actor: Actor,
  run: (tx: TransactionSql, atEnd: AtEnd) => Promise<T>,
  options: TransactionOptions = {},
): Promise<T> {
  const lease = await transactionPoolOf(sql).lease();
  const opened = open(lease, actor, options);
  const sent: Promise<unknown>[] = [];
  const atEnd = (statement: Promise<unknown>) => {
    statement.catch(() => {}); // told below, or by what failed before it
    sent.push(statement);
  };
  const running = (async () => await run(withSavepoints(lease.sql), atEnd))();
  let state: LeaseEnd = "broken";
  try {
    await Promise.all([opened, running]);
    if (!options.readOnly) await Promise.all([...sent, commit(lease.sql)]);
    state = options.readOnly ? "in_read" : "ended";
    return await running;
  } catch (error) {
    state = await settle(lease, { opened, running });
    throw error;
  } finally {
    lease.end(state);
  }
}

/**
 * Undoes what was done, and tells whether the connection is good for more. No
 * statement of `run` may come after this, so it has to end first.
 */
async function settle(
  { sql, abort }: Lease,
  { opened, running }: { opened: Promise<void>; running: Promise<unknown> },
): Promise<LeaseEnd> {
  const isOpen = await opened.then(() => true, () => false);
  if (!isOpen) abort();
  await running.catch(() => {});
  return isOpen && await rollBack(sql) ? "ended" : "broken";
}

async function open(
  { sql, isInRead }: Lease,
  actor: Actor,
  { readOnly = false }: TransactionOptions,
) {
  const { role, issuer, userId, adminId } = settingsOf(actor);
  // A query is sent when it is executed, not when it is written: now, so that
  // nothing of `run` can come before.
  const begun = begin(sql, { readOnly, isInRead });
  const settings = sql`
    select set_config('role', ${role}, true),
      set_config('app.issuer', ${issuer}, true),
      set_config('app.user_id', ${userId}, true),
      set_config('app.admin_id', ${adminId}, true)`;
  await Promise.all([begun, settings.execute()]);
}

/** Ends the reading transaction before this one along the way. */
function begin(
  sql: ReservedSql,
  { readOnly, isInRead }: { readOnly: boolean; isInRead: boolean },
): Promise<unknown> {
  if (!isInRead) {
    return (readOnly ? sql`begin read only` : sql`begin`).execute();
  }
  // The next one is read only, as the one before.
  if (readOnly) return sql`commit and chain`.execute();
  return Promise.all([sql`commit`.execute(), sql`begin`.execute()]);
}

function settingsOf(actor: Actor) {
  const nobody = { issuer: "", userId: "", adminId: "" };
  switch (actor.kind) {
    case "user":
      return { role: "madoguchi_user", ...nobody, ...actor.principal };
    case "staff":
      return { role: "madoguchi_staff", ...nobody, adminId: actor.adminId };
    case "service":
      return { role: "madoguchi_service", ...nobody, issuer: actor.issuer };
  }
}

/** `commit` of an aborted transaction answers ROLLBACK instead of failing. */
async function commit(connection: ReservedSql) {
  const { command } = await connection`commit`;
  if (command !== "COMMIT") {
    throw new Error("Cannot commit: a statement failed and was not handled");
  }
}

/** Whether it could; otherwise the connection is of no more use. */
async function rollBack(connection: ReservedSql): Promise<boolean> {
  try {
    await connection`rollback`;
    return true;
  } catch {
    return false;
  }
}

/** The driver gives savepoints only to its own `begin`, which never pipelines. */
function withSavepoints(connection: ReservedSql): TransactionSql {
  let count = 0;
  const tx = Object.assign(connection, { savepoint }) as unknown as
    & ReservedSql
    & TransactionSql;
  return tx;

  async function savepoint<T>(
    first: string | ((sql: TransactionSql) => Promise<T>),
    second?: (sql: TransactionSql) => Promise<T>,
  ): Promise<T> {
    const run = typeof first === "function" ? first : second!;
    const name = connection(`savepoint_${count++}`);
    await connection`savepoint ${name}`;
    try {
      const result = await run(tx);
      await connection`release savepoint ${name}`;
      return result;
    } catch (error) {
      await connection`rollback to savepoint ${name}`.catch(() => {});
      throw error;
    }
  }
}
