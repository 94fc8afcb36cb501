import type { Database } from "./storage/postgres.ts";
import { createLog, type Log } from "../shared/http/log.ts";
import { AddressLimit, AddressMemory } from "./auth/address_limit.ts";
import { IssuerDirectory, IssuerMemory } from "./auth/issuers.ts";
import type { JwksOptions } from "./auth/keys.ts";
import { TokenMemory, TokenVerifier } from "./auth/verify.ts";
import type { Env } from "./env.ts";
import type { Operation } from "./operation/operation.ts";
import type { Slice } from "./operation/slice.ts";
import { operations, slices } from "./slices.ts";
import { RateLimiter } from "./storage/rate_limiter.ts";

/** All that the server's parts are made with. */
export interface Deps {
  env: Env;
  sql: Database;
  log: Log;
  now: () => Date;
  /** Unguessable, and made of letters and digits only. */
  randomId: () => string;
  issuers: IssuerDirectory;
  verifier: TokenVerifier;
  addressLimit: AddressLimit;
  slices: readonly Slice[];
  /** Names of the migrations that the database must have for requests. */
  migrations: readonly string[];
  /** Of all slices. */
  operations: readonly Operation[];
  /** IANA name of the business's time zone. */
  timeZone: string;
  rateLimiter: RateLimiter;
}

/** What an entry of the server, or a test, chooses. */
export interface DepsOptions {
  env: Env;
  sql: Database;
  migrations: readonly string[];
  log?: Log;
  now?: () => Date;
  randomId?: () => string;
  jwks?: JwksOptions;
  memory?: Memory;
}

/** What may outlive a database connection, and stays with an instance. */
export class Memory {
  readonly addresses = new AddressMemory();
  readonly tokens = new TokenMemory();
  readonly issuers = new IssuerMemory();
}

/** Wires the parts together; opens nothing. */
export function createDeps(options: DepsOptions): Deps {
  const { env, sql, migrations, memory = new Memory() } = options;
  const now = options.now ?? (() => new Date());
  const log = options.log ?? createLog({ service: "mcp-server", now });
  const issuers = new IssuerDirectory({
    sql,
    now,
    log,
    memory: memory.issuers,
    ...(options.jwks && { jwks: options.jwks }),
  });
  return {
    env,
    sql,
    log,
    now,
    randomId: options.randomId ?? newRandomId,
    issuers,
    verifier: new TokenVerifier({ issuers, now, memory: memory.tokens }),
    addressLimit: new AddressLimit({ now, memory: memory.addresses }),
    slices,
    migrations,
    operations,
    timeZone: env.timeZone,
    rateLimiter: new RateLimiter(sql, env.rateLimit),
  };
}

function newRandomId(): string {
  return crypto.randomUUID().replaceAll("-", "");
}
