import { answerInTime } from "./answer_in_time.ts";
import { sqlState } from "./database_error.ts";
import type { Database } from "./postgres.ts";
import type { TransactionSql } from "./statement.ts";
import type { Actor } from "./actor.ts";
import { personalColumnsOf, type TableColumns } from "./personal_columns.ts";
import { missingMigrations } from "./schema_version.ts";
import { inTransaction } from "./transaction.ts";

/** The reasons why the database cannot be used; empty if it can. */
export type DatabaseProblems = string[];

/** Whoever asks whether the server is ready does not wait long, in milliseconds. */
const TIMEOUT = 4_000;

const DISK_FULL = "53100";

/** An actor of each kind, without any rows. */
const PROBES: readonly Actor[] = [
  {
    kind: "user",
    principal: { issuer: "readiness", userId: "readiness" },
    user: { id: "readiness", email: null, name: "readiness" },
    jti: "readiness",
  },
  { kind: "staff", adminId: "readiness", email: "" },
  { kind: "staff", adminId: "readiness", email: "", resourceId: "readiness" },
  { kind: "service", issuer: "readiness", jti: "readiness" },
];

/**
 * Checks that all migrations are applied, that the database has all personal
 * columns, and that row level security applies to every role of a request. The
 * problems are for the log, since they name roles, migrations and columns.
 *
 * @param migrations The names of the migrations that must be applied.
 */
export async function checkDatabase(
  sql: Database,
  migrations: readonly string[],
  tables: readonly TableColumns[] = [],
): Promise<DatabaseProblems> {
  try {
    const problems = findProblems(sql, migrations, tables);
    return await answerInTime(problems, TIMEOUT);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [`Database not usable: ${reason}`];
  }
}

async function findProblems(
  sql: Database,
  migrations: readonly string[],
  tables: readonly TableColumns[],
): Promise<DatabaseProblems> {
  const missing = await missingMigrations(sql, migrations);
  if (missing.length > 0) {
    return [`Migrations missing: ${missing.join(", ")}`];
  }
  const unknown = await missingPersonalColumns(sql, tables);
  if (unknown.length > 0) {
    return [`Forgetting would miss ${unknown.join(", ")}: migrate again`];
  }
  const problems = await storageProblems(sql);
  for (const actor of PROBES) {
    const readOnly = { readOnly: true };
    problems.push(...await inTransaction(sql, actor, roleProblems, readOnly));
  }
  return problems;
}

/**
 * Writes a temporary file, which fails on a full disk: more rows than `work_mem`
 * has room for. It needs no right, and leaves nothing behind.
 */
async function storageProblems(
  sql: Pick<Database, "acquire">,
): Promise<DatabaseProblems> {
  const connection = await sql.acquire();
  try {
    connection.prefixBatches({
      text: "select set_config('work_mem', '64kB', true)",
    });
    await connection.query(
      "select count(*) from generate_series(1, 8000) as written",
    );
    return [];
  } catch (error) {
    if (sqlState(error) !== DISK_FULL) throw error;
    return ["The database has no room left"];
  } finally {
    connection.release();
  }
}

/** Personal columns that were marked after the database was migrated. */
async function missingPersonalColumns(
  sql: Database,
  tables: readonly TableColumns[],
): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`
    select table_name || '.' || column_name as name from personal_columns`;
  const known = new Set(rows.map((row) => row.name));
  return personalColumnsOf(tables)
    .flatMap(({ table, columns }) =>
      columns.map((column) => `${table}.${column}`)
    )
    .filter((name) => !known.has(name));
}

interface RoleRow {
  role: string;
  superuser: boolean;
  bypassesRls: boolean;
  ownsTable: boolean;
}

async function roleProblems(tx: TransactionSql): Promise<DatabaseProblems> {
  const [row] = await tx<[RoleRow]>`
    select rolname as role, rolsuper as superuser,
      rolbypassrls as "bypassesRls",
      exists (
        select from pg_class
        where relnamespace = 'public'::regnamespace
          and relkind in ('r', 'p')
          and pg_has_role(current_user, relowner, 'usage')
      ) as "ownsTable"
    from pg_roles where rolname = current_user`;
  const problems = [
    row.superuser && "is a superuser",
    row.bypassesRls && "bypasses row level security",
    row.ownsTable && "owns a table",
  ];
  return problems.filter((problem) => problem !== false)
    .map((problem) => `Role "${row.role}" ${problem}`);
}
