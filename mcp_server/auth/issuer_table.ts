import { isScope, USER_SCOPES } from "../../shared/contract/scopes.ts";
import { isSecureUrl } from "../../shared/http/secure_url.ts";
import type { Sql } from "../storage/statement.ts";
import { requirePublicKeys } from "./keys.ts";

/** An issuer, as the owner of the database names it. */
export interface NewIssuer {
  /** The `iss` of its tokens. */
  issuer: string;
  /** The `aud` of its tokens. */
  audience: string;
  /** SPKI PEMs; may be empty if there is a JWKS URL. */
  publicKeys: readonly string[];
  jwksUrl: string | undefined;
  /** All that its tokens may ever grant. */
  scopes: readonly string[];
}

/** A row of `trusted_issuers`. */
export interface ListedIssuer {
  issuer: string;
  audience: string;
  /** Number of its PEMs. */
  keys: number;
  jwksUrl: string | null;
  scopes: string[];
  enabled: boolean;
}

/**
 * Trusts an issuer from now on; servers read the table every five seconds.
 *
 * @param sql Of the database's owner.
 * @throws {TypeError} If it is trusted already, or something of it is wrong.
 */
export async function addIssuer(sql: Sql, added: NewIssuer): Promise<void> {
  await checkIssuer(added);
  const { issuer, audience, publicKeys, jwksUrl, scopes } = added;
  const rows = await sql`
    insert into trusted_issuers
      (issuer, audience, public_keys, jwks_url, scopes)
    values (${issuer}, ${audience}, ${sql.json(publicKeys)},
      ${jwksUrl ?? null}, ${sql.json([...new Set(scopes)])})
    on conflict (issuer) do nothing
    returning issuer`;
  if (rows.length > 0) return;
  throw new TypeError(
    `"${issuer}" is trusted already; remove it first to change what it is`,
  );
}

/** The trusted issuers, sorted by name. */
export async function listIssuers(sql: Sql): Promise<ListedIssuer[]> {
  return await sql<ListedIssuer[]>`
    select issuer, audience, jsonb_array_length(public_keys) as keys,
      jwks_url as "jwksUrl", scopes, enabled
    from trusted_issuers order by issuer`;
}

/**
 * Refuses the issuer's tokens from now on, also those that are alive. What its
 * users booked and ordered stays.
 *
 * @param sql Of the database's owner.
 * @throws {TypeError} If there is no such issuer.
 */
export async function removeIssuer(sql: Sql, issuer: string): Promise<void> {
  const rows = await sql`
    delete from trusted_issuers where issuer = ${issuer} returning issuer`;
  if (rows.length === 0) throw new TypeError(`"${issuer}" is not trusted`);
}

async function checkIssuer(
  { issuer, audience, publicKeys, jwksUrl, scopes }: NewIssuer,
): Promise<void> {
  if (issuer.trim() === "") throw new TypeError("name the issuer");
  if (audience === "") {
    throw new TypeError("pass --audience, or set MCP_AUDIENCE");
  }
  checkScopes(scopes);
  if (publicKeys.length === 0 && jwksUrl === undefined) {
    throw new TypeError(
      "pass --key <file> with its public key, or --jwks <url>",
    );
  }
  if (jwksUrl !== undefined && !isSecureUrl(jwksUrl)) {
    throw new TypeError("--jwks must be an https URL, or http on this machine");
  }
  await requirePublicKeys(publicKeys, "--key");
}

function checkScopes(scopes: readonly string[]): void {
  if (scopes.length === 0) {
    throw new TypeError(
      `pass --scopes, some of ${USER_SCOPES.join(",")}`,
    );
  }
  const unknown = scopes.filter((scope) => !isScope(scope));
  if (unknown.length === 0) return;
  throw new TypeError(
    `${unknown.map((scope) => `"${scope}"`).join(", ")} is no scope; ` +
      `a user's are ${USER_SCOPES.join(",")}`,
  );
}
