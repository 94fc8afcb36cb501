import type { ApiError } from "../../shared/http/errors.ts";
import { sqlState } from "../storage/database_error.ts";
import type { TransactionSql } from "../storage/statement.ts";
import { signInRequired } from "./caller.ts";
import type { OperationContext } from "./operation.ts";

/** Calls a function of the database that takes the session of an owner. */
export type OwnerCall<Rows> = (
  sql: TransactionSql,
  session: string,
) => PromiseLike<Rows>;

/** The refusals of such functions, by SQLSTATE. */
export type Refusals = Readonly<Record<string, () => ApiError>>;

/** The SQLSTATE of `live_owner()`. */
const NO_LIVE_OWNER = "MD001";

/**
 * Runs a function of the database that demands the session of an owner: the
 * rights of this transaction's role are not enough for it.
 *
 * @throws {ApiError} 401 without such a session; else one of `refusals`.
 */
export async function asOwner<Rows>(
  { sql, actor }: Pick<OperationContext, "sql" | "actor">,
  run: OwnerCall<Rows>,
  refusals: Refusals = {},
): Promise<Rows> {
  const session = actor.kind === "staff" ? actor.sessionId ?? "" : "";
  try {
    return await run(sql, session);
  } catch (error) {
    const state = sqlState(error) ?? "";
    if (state === NO_LIVE_OWNER) throw signInRequired();
    throw refusals[state]?.() ?? error;
  }
}
