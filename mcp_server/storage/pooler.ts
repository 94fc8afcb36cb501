import { sqlState } from "./database_error.ts";
import { readDatabaseUrl } from "./database_url.ts";
import type { Database } from "./postgres.ts";
import type { TransactionConnection } from "./transaction_connection.ts";

/** How often each of two connections is asked where it leads. */
const ROUNDS = 5;

/**
 * Refuses a pooler that gives each transaction another connection to the
 * database, unless `url` says so by `pgbouncer=true`: prepared statements would
 * be missing on the other connection, or be those of somebody else.
 *
 * @param sql May open two connections for transactions.
 * @throws {TypeError} If there is such a pooler.
 */
export async function refuseTransactionPooler(
  sql: Pick<Database, "acquire">,
  url: string,
): Promise<void> {
  const { host, port, isPooled } = readDatabaseUrl(url);
  if (isPooled || !await sharesConnections(sql)) return;
  throw new TypeError(
    `${host}:${port} is a pooler in transaction mode: ` +
      "add pgbouncer=true to DATABASE_URL",
  );
}

/**
 * Whether two connections, open at the same time, lead to one and the same
 * process of the database, or one of them to several.
 */
async function sharesConnections(
  sql: Pick<Database, "acquire">,
): Promise<boolean> {
  const first = await sql.acquire();
  try {
    const second = await sql.acquire();
    try {
      return await haveCommonProcess(first, second);
    } finally {
      second.release();
    }
  } finally {
    first.release();
  }
}

async function haveCommonProcess(
  ...connections: TransactionConnection[]
): Promise<boolean> {
  const found = connections.map(() => new Set<string>());
  for (let round = 0; round < ROUNDS; round++) {
    for (const [index, connection] of connections.entries()) {
      const process = await processOf(connection, round);
      if (process === undefined) return true;
      found[index]!.add(process);
    }
  }
  const all = found.flatMap((processes) => [...processes]);
  return all.length > connections.length || new Set(all).size < all.length;
}

/** Undefined if statements were prepared on another connection. */
async function processOf(
  connection: TransactionConnection,
  round: number,
): Promise<string | undefined> {
  try {
    // Another text in each round, so that no statement is prepared already.
    const [row] = await connection.query(
      `select pg_backend_pid()::text as process, ${round} as round`,
    );
    return row!.process;
  } catch (error) {
    if (["26000", "42P05"].includes(sqlState(error) ?? "")) return undefined;
    throw error;
  }
}
