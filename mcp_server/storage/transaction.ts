// This module is portable: it runs on Deno and on Workers.
import type { ReservedSql, Sql, TransactionSql } from "postgres";
import type { Actor } from "../mcp/operation.ts";
import { transactionPoolOf } from "./postgres.ts";
import type { Lease } from "./transaction_pool.ts";

/** How a transaction differs from the usual. */
export interface TransactionOptions {
  /** The database then refuses every write in it. */
  readOnly?: boolean;
  /**
   * Sends a statement at once, which is committed on its own and travels ahead
   * of the transaction. When this fails, so does the transaction.
   */
  ahead?: (connection: ReservedSql) => Promise<void>;
}

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
  run: (tx: TransactionSql) => Promise<T>,
  options: TransactionOptions = {},
): Promise<T> {
  const lease = await transactionPoolOf(sql).lease();
  const ahead = options.ahead?.(lease.sql);
  const opened = open(lease.sql, actor, options);
  const running = (async () => await run(withSavepoints(lease.sql)))();
  let sound = false;
  try {
    const all = Promise.all([opened, running]);
    all.catch(() => {}); // not before it is known whether `ahead` failed
    await ahead;
    await all;
    if (options.readOnly) leave(lease.sql);
    else await commit(lease.sql);
    sound = true;
    return await running;
  } catch (error) {
    sound = await settle(lease, { opened, running });
    throw error;
  } finally {
    lease.end({ sound });
  }
}

/**
 * Undoes what was done, and tells whether the connection is good for more. No
 * statement of `run` may come after this, so it has to end first.
 */
async function settle(
  { sql, abort }: Lease,
  { opened, running }: { opened: Promise<void>; running: Promise<unknown> },
): Promise<boolean> {
  const isOpen = await opened.then(() => true, () => false);
  if (!isOpen) abort();
  await running.catch(() => {});
  return isOpen && await rollBack(sql);
}

async function open(
  connection: ReservedSql,
  actor: Actor,
  { readOnly = false }: TransactionOptions,
) {
  const { role, issuer, userId, adminId } = settingsOf(actor);
  const begin = readOnly ? connection`begin read only` : connection`begin`;
  const settings = connection`
    select set_config('role', ${role}, true),
      set_config('app.issuer', ${issuer}, true),
      set_config('app.user_id', ${userId}, true),
      set_config('app.admin_id', ${adminId}, true)`;
  // A query is sent when it is executed, not when it is written: now, so that
  // nothing of `run` can come before.
  await Promise.all([begin.execute(), settings.execute()]);
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

/** If this fails, the next transaction on the connection finds out. */
function leave(connection: ReservedSql) {
  connection`commit`.execute().catch(() => {});
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
