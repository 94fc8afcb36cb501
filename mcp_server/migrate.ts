import { readAllMigrations } from "./migrations.ts";
import { tables } from "./slices.ts";
import { migrate } from "./storage/migrate.ts";

/**
 * Brings the server's database up to date. Resolves to the names of the
 * migrations that were applied now.
 *
 * @param url Of a role that may create roles, tables and extensions.
 * @throws {Error} One sentence that names the migration that was refused.
 */
export async function migrateAll(url: string): Promise<string[]> {
  return await migrate(url, await readAllMigrations(), tables);
}

if (import.meta.main) {
  const url = Deno.env.get("DATABASE_URL");
  if (!url) {
    console.error("Cannot migrate: DATABASE_URL is not set");
    Deno.exit(1);
  }
  const applied = await migrateAll(url);
  console.log(applied.length ? applied.join("\n") : "Nothing to migrate");
}
