import type { Database } from "./storage/postgres.ts";
import { createLog, type Log } from "../shared/http/log.ts";
import { AddressCache } from "../shared/http/address_rate_limiter.ts";
import { InvalidTokenLimiter } from "./auth/invalid_token_limiter.ts";
import { IssuerCache, IssuerDirectory } from "./auth/issuers.ts";
import type { JwksOptions } from "./auth/keys.ts";
import { TokenCache, TokenVerifier } from "./auth/verify.ts";
import type { Env } from "./env.ts";
import type { AlertDeps } from "./monitoring/check_alerts.ts";
import type { WebhookNetwork } from "./monitoring/webhook.ts";
import { Metrics } from "./metrics/metrics.ts";
import { Traffic } from "./metrics/traffic.ts";
import type { Operation } from "./operation/operation.ts";
import type { Slice } from "./operation/slice.ts";
import { operations, slices, staffOperations } from "./slices.ts";
import type { Mailer } from "../shared/mail/mailer.ts";
import { resendMailer } from "../shared/mail/resend_mailer.ts";
import type { OwnNoticeDeps } from "./notice/send_own_notices.ts";
import { RateLimiter } from "./storage/rate_limiter.ts";

/** The server's dependencies, as its routes receive them. */
export interface Deps {
  env: Env;
  sql: Database;
  log: Log;
  now: () => Date;
  /** A new random id that nobody can guess; letters and digits only. */
  randomId: () => string;
  issuers: IssuerDirectory;
  verifier: TokenVerifier;
  invalidTokenLimiter: InvalidTokenLimiter;
  /** The sign-ins of client addresses. */
  signInCache: AddressCache;
  /** Addresses that read what is public. */
  publicReaders: AddressCache;
  pictureReaders: AddressCache;
  slices: readonly Slice[];
  /** The migrations that must be applied before requests are served. */
  migrations: readonly string[];
  /** The operations of all slices. */
  operations: readonly Operation[];
  /** What staff alone do. */
  staffOperations: readonly Operation[];
  /** IANA name of the business's time zone. */
  timeZone: string;
  rateLimiter: RateLimiter;
  /** Undefined where nobody can read them. */
  metrics: Metrics | undefined;
  /** What is counted for the site's own page, until it is written. */
  traffic: Traffic;
  alerts: AlertDeps;
  /** How notices are mailed that no AI service delivers. */
  notices: OwnNoticeDeps;
  /** Whether the database was prepared, so that requests can be served. */
  isPrepared: () => boolean;
}

/** The parts of {@linkcode Deps} that an entry point or a test chooses. */
export interface DepsOptions {
  env: Env;
  sql: Database;
  migrations: readonly string[];
  log?: Log;
  now?: () => Date;
  randomId?: () => string;
  jwks?: JwksOptions;
  /** How alerts are sent; over the runtime's `fetch` by default. */
  network?: WebhookNetwork;
  /** By the environment's account by default. */
  mailer?: Mailer;
  caches?: Caches;
  isPrepared?: () => boolean;
}

/** Caches of one instance; they can outlive a database connection. */
export class Caches {
  readonly addresses = new AddressCache();
  readonly signIns = new AddressCache();
  readonly publicReaders = new AddressCache();
  readonly pictureReaders = new AddressCache();
  readonly tokens = new TokenCache();
  readonly issuers = new IssuerCache();
  readonly metrics = new Metrics();
  readonly traffic: Traffic;

  constructor(now?: () => Date) {
    this.traffic = new Traffic(now);
  }
}

/** Wires the dependencies together; opens no connection. */
export function createDeps(options: DepsOptions): Deps {
  const { env, sql, migrations, caches = new Caches(options.now) } = options;
  const now = options.now ?? (() => new Date());
  const log = options.log ?? createLog({ service: "mcp-server", now });
  const metrics = env.metricsToken ? caches.metrics : undefined;
  metrics?.watchDatabase(() => sql.connections());
  const issuers = new IssuerDirectory({
    sql,
    now,
    log,
    cache: caches.issuers,
    ...(options.jwks && { jwks: options.jwks }),
  });
  return {
    env,
    sql,
    log,
    now,
    randomId: options.randomId ?? newRandomId,
    issuers,
    verifier: new TokenVerifier({ issuers, now, cache: caches.tokens }),
    invalidTokenLimiter: new InvalidTokenLimiter({
      now,
      cache: caches.addresses,
    }),
    signInCache: caches.signIns,
    publicReaders: caches.publicReaders,
    pictureReaders: caches.pictureReaders,
    slices,
    migrations,
    operations,
    staffOperations,
    timeZone: env.timeZone,
    rateLimiter: new RateLimiter(sql, env.rateLimit, metrics),
    metrics,
    traffic: caches.traffic,
    alerts: {
      sql,
      log,
      now,
      webhook: env.alertWebhook,
      network: options.network ?? { fetch: (...args) => fetch(...args) },
      serverUrl: env.serverUrl,
    },
    notices: {
      sql,
      log,
      now,
      timeZone: env.timeZone,
      serverUrl: env.serverUrl,
      mailer: options.mailer ?? (env.mail && resendMailer(env.mail)),
    },
    isPrepared: options.isPrepared ?? (() => true),
  };
}

function newRandomId(): string {
  return crypto.randomUUID().replaceAll("-", "");
}
