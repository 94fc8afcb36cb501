import type { Actor } from "./actor.ts";
import type { Database } from "./postgres.ts";
import type {
  Command,
  TransactionConnection,
} from "./transaction_connection.ts";
import {
  type Row,
  sqlFor,
  type Statement,
  type TransactionSql,
} from "./statement.ts";

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
  const last: Statement<Row[]>[] = [];
  const tx = transactionSql(session, (statement) => last.push(statement));
  try {
    if (readOnly) session.beginEachWith(settings);
    else session.queue({ text: "begin" }, settings);
    const result = await run(tx);
    await Promise.all([
      together(tx, last)?.execute(),
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

/** What is not set is empty: no setting outlives its transaction. */
function settingsOf(actor: Actor, readOnly: boolean): Command {
  const settings = { ...identityOf(actor), ...(readOnly && READ_ONLY) };
  const calls = Object.keys(settings)
    .map((name, index) => `set_config('${name}', $${index + 1}, true)`);
  return {
    text: `select ${calls.join(", ")}`,
    values: Object.values(settings),
  };
}

const READ_ONLY = { transaction_read_only: "on" };

function identityOf(actor: Actor): Record<string, string> {
  switch (actor.kind) {
    case "user": {
      const { issuer, userId } = actor.principal;
      return {
        "role": "madoguchi_user",
        "app.issuer": issuer,
        "app.user_id": userId,
      };
    }
    case "staff":
      return { "role": "madoguchi_staff", "app.admin_id": actor.adminId };
    case "service":
      return { "role": "madoguchi_service", "app.issuer": actor.issuer };
  }
}

function transactionSql(
  session: TransactionConnection,
  atEnd: TransactionSql["atEnd"],
): TransactionSql {
  let isInSavepoint = false;
  const savepoint: TransactionSql["savepoint"] = async (run) => {
    // The database would release and undo one along with the other.
    if (isInSavepoint) throw new Error("Savepoints cannot overlap");
    isInSavepoint = true;
    session.queue({ text: "savepoint part" });
    try {
      const result = await run(sql);
      session.queue({ text: "release savepoint part" });
      return result;
    } catch (error) {
      await session.ask("rollback to savepoint part").catch(() => {});
      throw error;
    } finally {
      isInSavepoint = false;
    }
  };
  const ask = session.ask.bind(session);
  const sql = Object.assign(sqlFor(ask), { atEnd, savepoint });
  return sql;
}

/** Statements that know nothing of each other, as one: it costs far less. */
function together(
  tx: TransactionSql,
  statements: readonly Statement<Row[]>[],
): Statement<Row[]> | undefined {
  const last = statements.at(-1);
  if (!last || statements.length === 1) return last;
  const others = statements.slice(0, -1)
    .map((statement, index) => tx`${tx(`end_${index}`)} as (${statement})`)
    .reduce((some, next) => tx`${some}, ${next}`);
  return tx`with ${others} ${last}`;
}
