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
  listedKeys,
  remoteKeys,
} from "./keys.ts";

/** The table is read again once what is known of it is this old, in ms. */
const REREAD_MILLISECONDS = 5_000;

/** What stands between host and path of an issuer identifier. */
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

interface Known {
  /** The row as text, to notice that it changed. */
  row: string;
  issuer: TrustedIssuer;
  metadataUrl: string | null;
}

/**
 * What is known of the table. It holds data and keys only, so that it may
 * outlive the database connection it was read over.
 */
export class IssuerMemory {
  known: ReadonlyMap<string, Known> = new Map();
  readAt = -Infinity;
}

/** What the directory needs from the outside. */
export interface IssuerDirectoryOptions {
  sql: Sql;
  now: () => Date;
  log: Log;
  memory?: IssuerMemory;
  jwks?: JwksOptions;
}

/** The trusted issuers, as table `trusted_issuers` names them. */
export class IssuerDirectory {
  readonly #options: IssuerDirectoryOptions;
  readonly #memory: IssuerMemory;
  #reading: Promise<void> | undefined;

  constructor(options: IssuerDirectoryOptions) {
    this.#options = options;
    this.#memory = options.memory ?? new IssuerMemory();
  }

  /**
   * The trusted issuer of that exact name. While its row is unchanged it is
   * the same object, and each of its keys the same `CryptoKey`.
   *
   * @throws If the table has to be read and cannot be.
   */
  async find(issuer: string): Promise<TrustedIssuer | undefined> {
    return (await this.#known()).get(issuer)?.issuer;
  }

  /**
   * Every trusted issuer, by name.
   *
   * @throws If the table has to be read and cannot be.
   */
  async list(): Promise<TrustedIssuer[]> {
    return [...(await this.#known()).values()].map(({ issuer }) => issuer);
  }

  /**
   * Issuer identifiers of those that publish authorization server metadata
   * (RFC 8414 section 3.1).
   *
   * @throws If the table has to be read and cannot be.
   */
  async authorizationServers(): Promise<string[]> {
    return [...(await this.#known()).values()]
      .flatMap(({ metadataUrl }) => metadataUrl ?? [])
      .map((url) => url.replace(WELL_KNOWN, ""));
  }

  async #known(): Promise<ReadonlyMap<string, Known>> {
    const age = this.#options.now().getTime() - this.#memory.readAt;
    if (age < 0 || age >= REREAD_MILLISECONDS) {
      await (this.#reading ??= this.#read()
        .finally(() => this.#reading = undefined));
    }
    return this.#memory.known;
  }

  async #read(): Promise<void> {
    const { sql, now } = this.#options;
    const readAt = now().getTime();
    const rows = await sql<IssuerRow[]>`
      select issuer, audience, public_keys, jwks_url, metadata_url, scopes
      from trusted_issuers where enabled order by issuer`;
    const before = this.#memory.known;
    const known = await Promise.all(rows.map(async (row) => {
      const text = JSON.stringify(row);
      const old = before.get(row.issuer);
      if (old?.row === text) return [row.issuer, old] as const;
      return [row.issuer, {
        row: text,
        issuer: await this.#trust(row),
        metadataUrl: row.metadata_url,
      }] as const;
    }));
    this.#memory.known = new Map(known);
    this.#memory.readAt = readAt;
  }

  async #trust(row: IssuerRow): Promise<TrustedIssuer> {
    const sources: KeySource[] = [await listedKeys(row.public_keys)];
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

  /** A scope that the contract does not know grants nothing, and is reported. */
  #scopesOf({ issuer, scopes }: IssuerRow) {
    const unknown = scopes.filter((scope) => !isScope(scope));
    if (unknown.length > 0) {
      const { log } = this.#options;
      log.error("issuer_scopes_unknown", { issuer, scopes: unknown });
    }
    return scopes.filter(isScope);
  }
}

/** The issuer that the environment names, to be trusted from boot on. */
export interface ConfiguredIssuer {
  issuer: string;
  audience: string;
  /** SPKI PEMs. */
  publicKeys: readonly string[];
}

/**
 * Writes the environment's issuer into the table. Its audience and keys follow
 * the environment; a row that was narrowed or disabled by hand stays so.
 *
 * @throws {TypeError} If a key is not an RSA public key.
 */
export async function seedIssuer(
  sql: Sql,
  configured: ConfiguredIssuer,
): Promise<void> {
  const { issuer, audience, publicKeys } = configured;
  await listedKeys(publicKeys, { strict: true });
  const scopes = [...USER_SCOPES, ...SERVICE_SCOPES];
  await sql`
    insert into trusted_issuers (issuer, audience, public_keys, scopes)
    values (${issuer}, ${audience}, ${sql.json([...publicKeys])},
      ${sql.json(scopes)})
    on conflict (issuer) do update set
      audience = excluded.audience,
      public_keys = excluded.public_keys,
      updated_at = now()
    where (trusted_issuers.audience, trusted_issuers.public_keys)
      is distinct from (excluded.audience, excluded.public_keys)`;
}
