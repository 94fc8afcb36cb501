import type { Database } from "./postgres.ts";

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
 * @param migrations The names of the migrations that this server needs.
 * @throws {OlderSchemaError} If one of them is missing.
 */
export async function refuseOlderSchema(
  sql: Database,
  migrations: readonly string[],
): Promise<void> {
  const [first, ...others] = await missingMigrations(sql, migrations);
  if (first === undefined) return;
  const more = others.length > 0 ? ` and ${others.length} more` : "";
  throw new OlderSchemaError(
    `the database lacks ${first}${more} of the ${migrations.length} ` +
      "migrations that this version needs: run `deno task migrate` as its owner",
  );
}

/** The schema lacks migrations; also while they are being applied. */
export class OlderSchemaError extends TypeError {
  override name = "OlderSchemaError";
}
