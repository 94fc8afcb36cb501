import { readAllMigrations } from "./migrations.ts";
import { tables } from "./slices.ts";
import { migrate } from "./storage/migrate.ts";

/**
 * Applies all missing migrations of the server. Resolves to the names of those
 * that were applied now.
 *
 * @param url Of a role that may create roles, tables and extensions.
 * @throws {Error} If a migration was changed or fails; the message names it.
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
