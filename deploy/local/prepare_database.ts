import { SERVICE_SCOPES, USER_SCOPES } from "../../shared/contract/scopes.ts";
import { migrateAll } from "../../mcp_server/migrate.ts";
import { connectAsOwner } from "../../mcp_server/storage/owner_connection.ts";
import { seed } from "./seed.ts";

/** What a database is prepared for. */
export interface PrepareOptions {
  /** Of its owner. */
  url: string;
  /** The AI service's name as an issuer. */
  issuer: string;
}

/**
 * Brings a database up to date with the sources: applies migrations, inserts
 * the demo business, and lets the AI service grant every scope. It can be
 * repeated.
 *
 * @throws {Error} One sentence that says what was refused.
 */
export async function prepareDatabase(options: PrepareOptions): Promise<void> {
  await migrateAll(options.url);
  await seed(options.url);
  await widenIssuer(options);
}

/**
 * Adds scopes that are new in the contract to an issuer's existing row. In
 * production this is the owner's decision.
 */
async function widenIssuer({ url, issuer }: PrepareOptions): Promise<void> {
  const sql = connectAsOwner(url, { max: 1 });
  try {
    const scopes = sql.json([...USER_SCOPES, ...SERVICE_SCOPES]);
    await sql`
      update trusted_issuers set scopes = ${scopes}, updated_at = now()
      where issuer = ${issuer} and not scopes @> ${scopes}`;
  } finally {
    await sql.end();
  }
}

if (import.meta.main) {
  try {
    const { DATABASE_URL: url, AI_SERVICE_ISSUER: issuer } = Deno.env
      .toObject();
    await prepareDatabase({ url: url!, issuer: issuer! });
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    Deno.exit(1);
  }
}
