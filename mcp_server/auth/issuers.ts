import type { Sql } from "../storage/statement.ts";
import type { TrustedIssuer } from "../../shared/contract/verify.ts";
import {
  isScope,
  SERVICE_SCOPES,
  USER_SCOPES,
} from "../../shared/contract/scopes.ts";
import type { Log } from "../../shared/http/log.ts";
import {
  type JwksOptions,
  type KeySource,
  pemKeys,
  remoteKeys,
  requirePublicKeys,
} from "./keys.ts";

/** How long the cached table is used before it is read again, in ms. */
const CACHE_TTL_MS = 5_000;

/** The segment that RFC 8414 puts between host and path of an issuer. */
const WELL_KNOWN =
  /\/\.well-known\/(oauth-authorization-server|openid-configuration)/;

interface IssuerRow {
  issuer: string;
  audience: string;
  public_keys: string[];
  jwks_url: string | null;
  metadata_url: string | null;
  scopes: string[];
}

interface CachedIssuer {
  /** The row as JSON, to notice that it changed. */
  row: string;
  issuer: TrustedIssuer;
  metadataUrl: string | null;
}

/**
 * The cached rows of `trusted_issuers`, by issuer. It holds data and keys only,
 * so it can outlive the database connection that they were read over.
 */
export class IssuerCache {
  issuers: ReadonlyMap<string, CachedIssuer> = new Map();
  /** Milliseconds since the epoch. */
  readAt = -Infinity;
}

/** Dependencies of an {@linkcode IssuerDirectory}. */
export interface IssuerDirectoryOptions {
  sql: Sql;
  now: () => Date;
  log: Log;
  cache?: IssuerCache;
  jwks?: JwksOptions;
}

/** The trusted issuers, as table `trusted_issuers` names them. */
export class IssuerDirectory {
  readonly #options: IssuerDirectoryOptions;
  readonly #cache: IssuerCache;
  #refreshing: Promise<void> | undefined;

  constructor(options: IssuerDirectoryOptions) {
    this.#options = options;
    this.#cache = options.cache ?? new IssuerCache();
  }

  /**
   * The trusted issuer of that exact name. While its row is unchanged it is
   * the same object, and each of its keys the same `CryptoKey`.
   *
   * @throws If the table has to be read and cannot be.
   */
  async find(issuer: string): Promise<TrustedIssuer | undefined> {
    return (await this.#issuers()).get(issuer)?.issuer;
  }

  /**
   * All trusted issuers, sorted by name.
   *
   * @throws If the table has to be read and cannot be.
   */
  async list(): Promise<TrustedIssuer[]> {
    return [...(await this.#issuers()).values()].map(({ issuer }) => issuer);
  }

  /**
   * The identifiers of the issuers that publish authorization server metadata
   * (RFC 8414 section 3.1).
   *
   * @throws If the table has to be read and cannot be.
   */
  async authorizationServers(): Promise<string[]> {
    return [...(await this.#issuers()).values()]
      .flatMap(({ metadataUrl }) => metadataUrl ?? [])
      .map((url) => url.replace(WELL_KNOWN, ""));
  }

  async #issuers(): Promise<ReadonlyMap<string, CachedIssuer>> {
    const age = this.#options.now().getTime() - this.#cache.readAt;
    if (age < 0 || age >= CACHE_TTL_MS) {
      await (this.#refreshing ??= this.#refresh()
        .finally(() => this.#refreshing = undefined));
    }
    return this.#cache.issuers;
  }

  async #refresh(): Promise<void> {
    const { sql, now } = this.#options;
    const readAt = now().getTime();
    const rows = await sql<IssuerRow[]>`
      select issuer, audience, public_keys, jwks_url, metadata_url, scopes
      from trusted_issuers where enabled order by issuer`;
    const before = this.#cache.issuers;
    const issuers = await Promise.all(rows.map(async (row) => {
      const json = JSON.stringify(row);
      const cached = before.get(row.issuer);
      if (cached?.row === json) return [row.issuer, cached] as const;
      return [row.issuer, {
        row: json,
        issuer: await this.#toTrustedIssuer(row),
        metadataUrl: row.metadata_url,
      }] as const;
    }));
    this.#cache.issuers = new Map(issuers);
    this.#cache.readAt = readAt;
  }

  async #toTrustedIssuer(row: IssuerRow): Promise<TrustedIssuer> {
    const sources: KeySource[] = [await pemKeys(row.public_keys)];
    if (row.jwks_url !== null) {
      const { now, jwks } = this.#options;
      sources.push(remoteKeys(new URL(row.jwks_url), { now, ...jwks }));
    }
    return {
      issuer: row.issuer,
      audience: row.audience,
      scopes: new Set(this.#scopesOf(row)),
      async keyFor(kid) {
        for (const source of sources) {
          const key = await source(kid);
          if (key) return key;
        }
        return undefined;
      },
    };
  }

  /** Scopes that are not in the contract grant nothing, and are logged. */
  #scopesOf({ issuer, scopes }: IssuerRow) {
    const unknown = scopes.filter((scope) => !isScope(scope));
    if (unknown.length > 0) {
      const { log } = this.#options;
      log.error("issuer_scopes_unknown", { issuer, scopes: unknown });
    }
    return scopes.filter(isScope);
  }
}

/** The issuer that the environment names; trusted once `migrate` wrote it. */
export interface ConfiguredIssuer {
  issuer: string;
  audience: string;
  /** SPKI PEMs. */
  publicKeys: readonly string[];
}

/**
 * Writes the environment's issuer into the table. An existing row gets the
 * environment's audience and keys; its `scopes` and `enabled` are left alone,
 * since an operator may have narrowed or disabled it. Resolves to whether the
 * table was changed.
 *
 * @param sql Of the database's owner: the server's login may only read.
 * @throws {TypeError} If a key is not an RSA public key.
 */
export async function writeIssuer(
  sql: Sql,
  configured: ConfiguredIssuer,
): Promise<boolean> {
  const { issuer, audience, publicKeys } = configured;
  await requirePublicKeys(publicKeys);
  const scopes = [...USER_SCOPES, ...SERVICE_SCOPES];
  await sql`
    update trusted_issuers set from_environment = false
    where from_environment and issuer <> ${issuer}`;
  const changed = await sql`
    insert into trusted_issuers
      (issuer, audience, public_keys, scopes, from_environment)
    values (${issuer}, ${audience}, ${sql.json([...publicKeys])},
      ${sql.json(scopes)}, true)
    on conflict (issuer) do update set
      audience = excluded.audience,
      public_keys = excluded.public_keys,
      from_environment = true,
      updated_at = now()
    where (trusted_issuers.audience, trusted_issuers.public_keys,
        trusted_issuers.from_environment)
      is distinct from (excluded.audience, excluded.public_keys, true)
    returning issuer`;
  return changed.length > 0;
}

/** Whether the table has the environment's issuer, with these keys. */
export async function isIssuerWritten(
  sql: Sql,
  { issuer, audience, publicKeys }: ConfiguredIssuer,
): Promise<boolean> {
  const keys = sql.json([...publicKeys]);
  const rows = await sql`
    select from trusted_issuers
    where issuer = ${issuer} and audience = ${audience}
      and public_keys @> ${keys}`;
  return rows.length > 0;
}
