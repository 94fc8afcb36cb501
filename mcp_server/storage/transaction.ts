import { currentTrace } from "../../shared/tracing/current_trace.ts";
import type { Actor } from "./actor.ts";
import type { Database } from "./postgres.ts";
import type {
  QueryConfig,
  TransactionConnection,
} from "./transaction_connection.ts";
import {
  createSql,
  type Row,
  type Statement,
  type TransactionSql,
} from "./statement.ts";

/** How a transaction is run. */
export interface TransactionOptions {
  /** Makes the database refuse every write in the transaction. */
  readOnly?: boolean;
}

/**
 * Runs `run` in a transaction that acts as `actor`. Commits if `run` resolves
 * and rolls back if it rejects.
 *
 * Role and principal are set in front of the first statement, in the same
 * batch, so row level security applies to every statement; if setting them
 * fails, the first statement is not run. The settings are local: they end with
 * the transaction.
 *
 * A read-only transaction has nothing to commit, so each batch of it is a
 * transaction of its own, with the settings in front. At the isolation level
 * Read Committed every statement has its own snapshot anyway.
 */
export async function inTransaction<T>(
  database: Pick<Database, "acquire">,
  actor: Actor,
  run: (tx: TransactionSql) => PromiseLike<T>,
  { readOnly = false }: TransactionOptions = {},
): Promise<T> {
  const connection = await database.acquire();
  const settings = settingsOf(actor, readOnly, connection.applicationName);
  const last: Statement<Row[]>[] = [];
  const tx = transactionSql(connection, (statement) => last.push(statement));
  try {
    if (readOnly) connection.prefixBatches(settings);
    else connection.queue({ text: "begin" }, settings);
    const result = await run(tx);
    await Promise.all([
      combine(tx, last)?.execute(),
      readOnly || connection.commit(),
    ]);
    return result;
  } catch (error) {
    if (!readOnly) await connection.rollback();
    throw error;
  } finally {
    connection.release();
  }
}

/** Local settings, so those that are not set here are empty. */
function settingsOf(
  actor: Actor,
  readOnly: boolean,
  applicationName: string,
): QueryConfig {
  const settings = {
    ...identityOf(actor),
    ...traceOf(applicationName),
    ...(readOnly ? READ_SETTINGS : WRITE_SETTINGS),
  };
  const calls = Object.keys(settings)
    .map((name, index) => `set_config('${name}', $${index + 1}, true)`);
  return {
    text: `select ${calls.join(", ")}`,
    values: Object.values(settings),
  };
}

/**
 * The trace's id behind the application's name, so that the database's log and
 * `pg_stat_activity` have it beside each statement. A comment would make each
 * statement's text another one, to be prepared anew. Postgres cuts a name off
 * after 63 bytes.
 */
function traceOf(applicationName: string): Record<string, string> {
  const trace = currentTrace();
  if (!trace) return {};
  const name = applicationName.slice(0, 30);
  return { application_name: `${name} ${trace.traceId}` };
}

/**
 * A wait for a lock ends long before a wait for a connection does (10 s), so
 * that calls that wait for one locked table do not hold all connections while
 * others wait for them. Reads wait for no lock but that of a whole table; writes
 * also for each other, in turn.
 */
const READ_SETTINGS = { transaction_read_only: "on", lock_timeout: "1s" };
const WRITE_SETTINGS = { lock_timeout: "5s" };

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
    case "staff": {
      const { adminId, resourceId } = actor;
      if (resourceId === undefined) {
        return { "role": "madoguchi_staff", "app.admin_id": adminId };
      }
      return {
        "role": "madoguchi_stylist",
        "app.admin_id": adminId,
        "app.resource_id": resourceId,
      };
    }
    case "service":
      return { "role": "madoguchi_service", "app.issuer": actor.issuer };
  }
}

function transactionSql(
  connection: TransactionConnection,
  atEnd: TransactionSql["atEnd"],
): TransactionSql {
  let isInSavepoint = false;
  const savepoint: TransactionSql["savepoint"] = async (run) => {
    // Postgres would release or undo the inner one together with the outer one.
    if (isInSavepoint) throw new Error("Savepoints cannot overlap");
    isInSavepoint = true;
    connection.queue({ text: "savepoint part" });
    try {
      const result = await run(sql);
      connection.queue({ text: "release savepoint part" });
      return result;
    } catch (error) {
      await connection.query("rollback to savepoint part").catch(() => {});
      throw error;
    } finally {
      isInSavepoint = false;
    }
  };
  const send = connection.query.bind(connection);
  const sql = Object.assign(createSql(send), { atEnd, savepoint });
  return sql;
}

/** Combines independent statements into one, which is much cheaper. */
function combine(
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
