import { importSigningKey, TokenSigner } from "../shared/contract/sign.ts";
import {
  SERVICE_SCOPES,
  USER_SCOPES,
  type UserScope,
} from "../shared/contract/scopes.ts";
import type { StepUp } from "../shared/contract/claims.ts";
import { createTestKeys, type TestKeys } from "../shared/contract/test_keys.ts";
import { createLog } from "../shared/http/log.ts";
import { createApp } from "./app.ts";
import { createDeps, type Deps, type DepsOptions } from "./deps.ts";
import { readAccess, readEnv } from "./env.ts";
import { writeAccess } from "./migrate.ts";
import { listMigrations } from "./migrations.ts";
import type { SiteHandler } from "./site.ts";
import type { RateLimit } from "./storage/rate_limiter.ts";
import {
  createTestDatabase,
  type TestDatabase,
} from "./storage/test_database.ts";

export { createTestKeys, type TestKeys };

/** The issuer that {@linkcode createTestApp} trusts. */
export const ISSUER = "ai-service.test";
/** The audience that tokens for {@linkcode createTestApp} name. */
export const AUDIENCE = "mcp-api.test";

// Shared by all tests, because generating keys is slow.
const defaultKeys = createTestKeys();

/** The app with a database of its own, and a signer of its issuer's tokens. */
export interface TestApp extends AsyncDisposable {
  fetch: (
    request: Request,
    bindings?: object,
  ) => Response | Promise<Response>;
  deps: Deps;
  database: TestDatabase;
  keys: TestKeys;
  signer: TokenSigner;
  /** Log lines so far. */
  lines: Record<string, unknown>[];
  /** A token for that user of {@linkcode ISSUER}. */
  tokenFor(
    userId: string,
    scopes?: readonly UserScope[],
    stepUp?: StepUp,
  ): Promise<string>;
}

/** Options of {@linkcode createTestApp}. */
export type TestAppOptions = Partial<Omit<DepsOptions, "log">> & {
  connections?: number;
  pages?: SiteHandler;
  /** The origin at which clients reach the server. */
  serverUrl?: string;
  /** The token of `/metrics`; without one there is no such page. */
  metricsToken?: string;
  /** IANA name of the business's time zone; Asia/Tokyo by default. */
  timeZone?: string;
  /** The rate limit; by default higher than any test reaches. */
  rateLimit?: RateLimit;
};

/** Stands in for the admin site, which is slow to build. */
function noPages(): Promise<Response> {
  return Promise.resolve(
    new Response("No pages in this test", { status: 404 }),
  );
}

/** Starts the real app on an empty, migrated database. */
export async function createTestApp(
  options: TestAppOptions = {},
): Promise<TestApp> {
  const { connections: max = 4, pages = noPages } = options;
  const { serverUrl, rateLimit, metricsToken, timeZone, ...chosen } = options;
  const keys = await defaultKeys;
  const database = await createTestDatabase({ max });
  const lines: Record<string, unknown>[] = [];
  const now = options.now ?? (() => new Date());
  const log = createLog({
    service: "mcp-server",
    now,
    write: (line) => lines.push(JSON.parse(line)),
  });
  const env = {
    ...testEnv(database.url, keys, serverUrl),
    ...(rateLimit && { rateLimit }),
    ...(timeZone && { timeZone }),
    metricsToken,
  };
  const deps = createDeps({
    env,
    sql: database.sql,
    migrations: await listMigrations(),
    log,
    ...chosen,
  });
  await writeTestAccess(database.ownerUrl, keys);
  const signer = await createTestSigner(ISSUER, keys, now);
  return {
    fetch: createApp(deps, pages).fetch,
    deps,
    database,
    keys,
    signer,
    lines,
    async tokenFor(id, scopes = USER_SCOPES, stepUp) {
      const user = { id, email: `${id}@example.com`, name: id };
      const { token } = await signer.signForUser({
        user,
        scopes,
        ...(stepUp && { stepUp }),
      });
      return token;
    },
    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  };
}

/** The environment variables that the server requires. */
export function testVariables(
  databaseUrl: string,
  keys: TestKeys,
  serverUrl: string,
) {
  return {
    MCP_SERVER_URL: serverUrl,
    MCP_AUDIENCE: AUDIENCE,
    AI_SERVICE_ISSUER: ISSUER,
    AI_SERVICE_PUBLIC_KEY: keys.publicPem,
    DATABASE_URL: databaseUrl,
    MCP_GOOGLE_CLIENT_ID: "mcp-client",
    MCP_GOOGLE_CLIENT_SECRET: "mcp-client-secret",
  };
}

/** Writes the issuer of the tests to a database, as `migrate` does. */
export async function writeTestAccess(
  ownerUrl: string,
  keys: TestKeys,
  lists: Record<string, string> = {},
): Promise<void> {
  const variables = { ...testVariables(ownerUrl, keys, ownerUrl), ...lists };
  await writeAccess(ownerUrl, readAccess(variables));
}

/** The environment of a test server. */
export function testEnv(
  databaseUrl: string,
  keys: TestKeys,
  serverUrl = "http://localhost:8788",
) {
  return readEnv({
    ...testVariables(databaseUrl, keys, serverUrl),
    ALLOWED_ORIGINS: "https://shop.example.com",
    // High enough that tests of other things never reach it.
    RATE_LIMIT_PER_MINUTE: "1000000",
    RATE_LIMIT_BURST: "1000000",
  });
}

/** Creates a signer of that issuer's tokens. */
export async function createTestSigner(
  issuer: string,
  keys: TestKeys,
  now: () => Date = () => new Date(),
): Promise<TokenSigner> {
  return new TokenSigner({
    key: await importSigningKey(keys.privatePem),
    issuer,
    audience: AUDIENCE,
    now,
    randomId: () => crypto.randomUUID(),
  });
}

/** Adds a trusted issuer. */
export async function trustIssuer(
  { database }: Pick<TestApp, "database">,
  issuer: string,
  source: { publicPem?: string; jwksUrl?: string },
): Promise<void> {
  const { owner: sql } = database;
  await sql`
    insert into trusted_issuers (issuer, audience, public_keys, jwks_url, scopes)
    values (${issuer}, ${AUDIENCE},
      ${sql.json(source.publicPem ? [source.publicPem] : [])},
      ${source.jwksUrl ?? null},
      ${sql.json([...USER_SCOPES, ...SERVICE_SCOPES])})`;
}
