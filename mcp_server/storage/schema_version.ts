import { sqlState } from "./database_error.ts";
import { readDatabaseUrl } from "./database_url.ts";
import type { Database } from "./postgres.ts";

/** A table that is missing until the database is migrated. */
const UNDEFINED_TABLE = "42P01";

/** Options of {@linkcode refuseOlderSchema}. */
export interface RequiredSchema {
  /** `DATABASE_URL`. */
  url: string;
  /** The names of the migrations that this server needs. */
  migrations: readonly string[];
}

/** Those of `migrations` that the database lacks, in their order. */
export async function missingMigrations(
  sql: Database,
  migrations: readonly string[],
): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`
    select name from schema_migrations`;
  const applied = new Set(rows.map((row) => row.name));
  return migrations.filter((name) => !applied.has(name));
}

/**
 * Refuses a schema that is older than this server. A newer one is fine: a
 * migration keeps the servers of the version before it working.
 *
 * @throws {OlderSchemaError} If a migration is missing.
 */
export async function refuseOlderSchema(
  sql: Database,
  { url, migrations }: RequiredSchema,
): Promise<void> {
  const { host, port } = readDatabaseUrl(url);
  const place = `the database at ${host}:${port}`;
  const [first, ...others] = await missingMigrations(sql, migrations)
    .catch((cause) => {
      if (!isNeverMigrated(cause)) throw cause;
      const message = `${place} was never migrated: ${HINT}`;
      throw new OlderSchemaError(message, { cause });
    });
  if (first === undefined) return;
  const more = others.length > 0 ? ` and ${others.length} more` : "";
  throw new OlderSchemaError(
    `${place} lacks ${first}${more} of the ${migrations.length} ` +
      `migrations that this version needs: ${HINT}`,
  );
}

const HINT = "run `deno task migrate` as its owner";

/** Whether `error` says that the database was never migrated. */
export function isNeverMigrated(error: unknown): boolean {
  if (error instanceof OlderSchemaError) return isNeverMigrated(error.cause);
  return sqlState(error) === UNDEFINED_TABLE;
}

/** The schema lacks migrations; also while they are being applied. */
export class OlderSchemaError extends TypeError {
  override name = "OlderSchemaError";
}
