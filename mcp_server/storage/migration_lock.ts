import type { TransactionSql } from "postgres";

/** The advisory lock's key; nothing else in the database may use it. */
const LOCK = 7_205_759;

/** Lets only one instance migrate at a time, until the transaction ends. */
export async function lock(tx: TransactionSql): Promise<void> {
  await tx`select pg_advisory_xact_lock(${LOCK})`;
}
