import { writeIssuer } from "./auth/issuers.ts";
import { type Access, readAccess } from "./env.ts";
import { readAllMigrations } from "./migrations.ts";
import { tables } from "./slices.ts";
import { writeAllowList } from "./staff/allow_list.ts";
import { migrate } from "./storage/migrate.ts";
import { connect } from "./storage/postgres.ts";

/**
 * Applies all missing migrations of the server, then writes who may sign in and
 * whose tokens count. Resolves to the names of the migrations applied now.
 *
 * @param url Of the database's owner.
 * @throws {Error} With the reason, and nothing of the URL's password.
 */
export async function migrateAll(
  url: string,
  access: Access = { allowed: {} },
): Promise<string[]> {
  const applied = await migrate(url, await readAllMigrations(), tables);
  await writeAccess(url, access);
  return applied;
}

/** Writes the tables that the server's own login may only read. */
export async function writeAccess(
  url: string,
  { issuer, allowed }: Access,
): Promise<void> {
  const sql = connect(url, { max: 1 });
  try {
    if (issuer) await writeIssuer(sql, issuer);
    await writeAllowList(sql, allowed);
  } finally {
    await sql.end();
  }
}

/** Migrates the database of `DATABASE_URL`, and prints what was applied. */
async function main(): Promise<void> {
  const url = Deno.env.get("DATABASE_URL");
  if (!url) throw new TypeError("DATABASE_URL is not set");
  const applied = await migrateAll(url, readAccess(Deno.env.toObject()));
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
