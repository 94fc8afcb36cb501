import { SERVICE_SCOPES, USER_SCOPES } from "../../shared/contract/scopes.ts";
import { type Access, readAccess } from "../../mcp_server/env.ts";
import { migrateAll } from "../../mcp_server/migrate.ts";
import { connectAsOwner } from "../../mcp_server/storage/owner_connection.ts";
import { takeLoginRole } from "../../mcp_server/storage/login_role.ts";
import {
  readOwnerUrl,
  type ServerLogin,
} from "../../mcp_server/storage/owner_url.ts";
import { seed } from "./seed.ts";

/** Options of {@linkcode prepareDatabase}. */
export interface PrepareOptions {
  /** The owner's URL. */
  url: string;
  /** The server's login, to be made; undefined where it logs in as the owner. */
  login?: ServerLogin | undefined;
  /** The AI service's issuer identifier. */
  issuer: string;
  /** Who may sign in and whose tokens count. */
  access: Access;
  /** Whether the demo business is added. */
  seed: boolean;
}

/**
 * Prepares a database for the current sources: applies migrations, adds the demo
 * business if that is wanted, and gives the AI service all scopes. It can be
 * repeated.
 *
 * @throws {Error} If a step fails; the message is one sentence.
 */
export async function prepareDatabase(options: PrepareOptions): Promise<void> {
  await migrateAll(options.url, options.access);
  if (options.seed) await seed(options.url);
  await addScopesAndLogin(options);
}

/**
 * Lets an existing issuer grant all scopes of the contract: a row from before a
 * scope was added does not have it. In production the owner decides that.
 */
async function addScopesAndLogin(
  { url, issuer, login }: PrepareOptions,
): Promise<void> {
  const sql = connectAsOwner(url, { max: 1 });
  try {
    const scopes = sql.json([...USER_SCOPES, ...SERVICE_SCOPES]);
    await sql`
      update trusted_issuers set scopes = ${scopes}, updated_at = now()
      where issuer = ${issuer} and not scopes @> ${scopes}`;
    if (login) await takeLoginRole(sql, login);
  } finally {
    await sql.end();
  }
}

if (import.meta.main) {
  try {
    const variables = Deno.env.toObject();
    await prepareDatabase({
      ...readOwnerUrl(variables),
      issuer: variables.AI_SERVICE_ISSUER!,
      access: readAccess(variables),
      seed: !Deno.args.includes("--no-seed"),
    });
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    Deno.exit(1);
  }
}
