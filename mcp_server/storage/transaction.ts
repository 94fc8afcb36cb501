// This module is portable: it runs on Deno and on Workers.
import type { Actor } from "../mcp/operation.ts";
import type { Database } from "./postgres.ts";
import type { Command, Session } from "./session.ts";
import { sqlFor, type Statement, type TransactionSql } from "./statement.ts";

/** How a transaction differs from the usual. */
export interface TransactionOptions {
  /** The database then refuses every write in it. */
  readOnly?: boolean;
}

/**
 * Runs `run` in a transaction that acts as `actor`: role and principal are set
 * together and locally, ahead of the first statement and in the same batch, so
 * that row level security sees them and nothing outlives the transaction. When
 * setting them fails, that statement is not run. It commits what `run` resolves
 * to and rolls back what it throws.
 *
 * What only reads has nothing to commit: each batch of it is a transaction of
 * its own, with settings of its own. Under Read Committed each of its
 * statements would have a snapshot of its own anyway.
 */
export async function inTransaction<T>(
  database: Pick<Database, "open">,
  actor: Actor,
  run: (tx: TransactionSql) => PromiseLike<T>,
  { readOnly = false }: TransactionOptions = {},
): Promise<T> {
  const session = await database.open();
  const settings = settingsOf(actor, readOnly);
  const last: Statement<readonly object[]>[] = [];
  const tx = transactionSql(session, (statement) => last.push(statement));
  try {
    if (readOnly) session.beginEachWith(settings);
    else session.announce({ text: "begin" }, settings);
    const result = await run(tx);
    await Promise.all([
      ...last.map((statement) => statement.execute()),
      readOnly || session.commit(),
    ]);
    return result;
  } catch (error) {
    if (!readOnly) await session.rollBack();
    throw error;
  } finally {
    session.release();
  }
}

function settingsOf(actor: Actor, readOnly: boolean): Command {
  const [role, issuer, userId, adminId] = identityOf(actor);
  return {
    text: `
      select set_config('role', $1, true), set_config('app.issuer', $2, true),
        set_config('app.user_id', $3, true),
        set_config('app.admin_id', $4, true),
        set_config('transaction_read_only', $5, true)`,
    values: [role, issuer, userId, adminId, readOnly ? "on" : "off"],
  };
}

function identityOf(actor: Actor): [string, string, string, string] {
  switch (actor.kind) {
    case "user": {
      const { issuer, userId } = actor.principal;
      return ["madoguchi_user", issuer, userId, ""];
    }
    case "staff":
      return ["madoguchi_staff", "", "", actor.adminId];
    case "service":
      return ["madoguchi_service", actor.issuer, "", ""];
  }
}

function transactionSql(
  session: Session,
  atEnd: TransactionSql["atEnd"],
): TransactionSql {
  let savepoints = 0;
  const savepoint: TransactionSql["savepoint"] = async (run) => {
    const name = `savepoint_${savepoints++}`;
    session.announce({ text: `savepoint ${name}` });
    try {
      const result = await run(sql);
      session.announce({ text: `release savepoint ${name}` });
      return result;
    } catch (error) {
      await session.ask(`rollback to savepoint ${name}`).catch(() => {});
      throw error;
    }
  };
  const ask = session.ask.bind(session);
  const sql = Object.assign(sqlFor(ask), { atEnd, savepoint });
  return sql;
}
