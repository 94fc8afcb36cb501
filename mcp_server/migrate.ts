import { readAllMigrations } from "./migrations.ts";
import { tables } from "./slices.ts";
import { migrate } from "./storage/migrate.ts";

/**
 * Applies all missing migrations of the server. Resolves to the names of those
 * that were applied now.
 *
 * @param url Of the database's owner.
 * @throws {Error} With the reason, and nothing of the URL's password.
 */
export async function migrateAll(url: string): Promise<string[]> {
  return await migrate(url, await readAllMigrations(), tables);
}

/** Migrates the database of `DATABASE_URL`, and prints what was applied. */
async function main(): Promise<void> {
  const url = Deno.env.get("DATABASE_URL");
  if (!url) throw new TypeError("DATABASE_URL is not set");
  const applied = await migrateAll(url);
  console.log(applied.length ? applied.join("\n") : "Nothing to migrate");
}

if (import.meta.main) {
  await main().catch((error: Error) => {
    const { message } = error;
    const isSentence = message.startsWith("Cannot migrate: ");
    console.error(isSentence ? message : `Cannot migrate: ${message}`);
    Deno.exit(1);
  });
}
