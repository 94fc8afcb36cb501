import { createApp as createAiApp } from "../../ai_service/app.ts";
import { createDeps as createAiDeps } from "../../ai_service/deps.ts";
import { readEnv as readAiEnv } from "../../ai_service/env.ts";
import type { Kv } from "../../ai_service/store/kv.ts";
import { openTestKv } from "../../ai_service/store/test_kv.ts";
import { createApp as createMcpApp } from "../../mcp_server/app.ts";
import { createDeps as createMcpDeps } from "../../mcp_server/deps.ts";
import { readAccess, readEnv as readMcpEnv } from "../../mcp_server/env.ts";
import { runHousekeeping } from "../../mcp_server/housekeeping.ts";
import { writeAccess } from "../../mcp_server/migrate.ts";
import { listMigrations } from "../../mcp_server/migrations.ts";
import {
  createTestDatabase,
  type TestDatabase,
} from "../../mcp_server/storage/test_database.ts";
import { createTestKeys } from "../../shared/contract/test_keys.ts";
import { createLog } from "../../shared/http/log.ts";
import { startIdp } from "../local/idp.ts";
import type { System, Variables } from "./system.ts";

/** Generated once: it is slow. */
export const [KEYS, OTHER_KEYS] = await Promise.all([
  createTestKeys(),
  createTestKeys(),
]);

/** What is other than in a sound system. */
export interface Plant {
  /** Variables that the AI service runs with. */
  ai?: (urls: Urls) => Record<string, string>;
  /** Variables that the MCP server runs with. */
  mcp?: (urls: Urls) => Record<string, string>;
  /** Variables that the doctor is shown, in place of those. */
  shownAi?: (urls: Urls) => Record<string, string>;
  shownMcp?: (urls: Urls) => Record<string, string>;
  /** The client whose redirect address the provider does not know. */
  unregistered?: string;
  /** Changes the AI service's store. */
  kv?: (kv: Kv) => Kv | Promise<Kv>;
  /** Changes the database behind the started servers. */
  database?: (database: TestDatabase) => Promise<unknown>;
  /** Seconds by which a service's clock is ahead. */
  aiClock?: number;
  mcpClock?: number;
  /** A service that does not run. */
  stopped?: "ai" | "mcp";
}

/** Where the parts are. */
export interface Urls {
  ai: string;
  mcp: string;
  idp: string;
  /** A port on which nothing listens. */
  nowhere: string;
  /** A provider of models that takes no key. */
  refusing: string;
  database: string;
  ownerDatabase: string;
}

const METRICS_TOKEN = "a-token-of-the-metrics";
const SECRET = "a-secret-that-only-these-tests-know-of";

/** Both real services with real stores and a provider, with a fault planted. */
export async function withSystem<T>(
  plant: Plant,
  run: (system: System) => Promise<T>,
): Promise<T> {
  await using stack = new AsyncDisposableStack();
  const database = stack.use(await createTestDatabase({ max: 4 }));
  const [ai, mcp] = [new Listener(stack), new Listener(stack)];
  const refusing = new Listener(stack);
  refusing.answer = () => new Response("no such key", { status: 401 });
  const client = (clientId: string, callback: string) => {
    const isKnown = clientId !== plant.unregistered;
    const redirectUris = [isKnown ? callback : `${callback}/other`];
    return { clientId, clientSecret: SECRET, redirectUris };
  };
  const idp = await startIdp({
    port: 0,
    clients: {
      google: [
        client("google-client", `${ai.url}/auth/callback/google`),
        client("mcp-client", `${mcp.url}/auth/callback/google`),
      ],
      line: [client("line-channel", `${ai.url}/auth/callback/line`)],
    },
  });
  stack.defer(idp.stop);
  const urls: Urls = {
    ai: ai.url,
    mcp: mcp.url,
    idp: new URL(idp.googleIssuer).origin,
    nowhere: "http://127.0.0.1:9",
    refusing: refusing.url,
    database: database.url,
    ownerDatabase: database.ownerUrl,
  };
  const sound = { ai: aiVariables(urls), mcp: mcpVariables(urls) };
  await writeAccess(database.ownerUrl, readAccess(sound.mcp));
  await startMcp(mcp, database, { ...sound.mcp, ...plant.mcp?.(urls) }, plant);
  await startAi(ai, { ...sound.ai, ...plant.ai?.(urls) }, plant, stack);
  await plant.database?.(database);
  if (plant.stopped) await { ai, mcp }[plant.stopped].stop();
  return await run({
    aiUrl: urls.ai,
    mcpUrl: urls.mcp,
    ai: { ...sound.ai, ...plant.shownAi?.(urls) },
    mcp: { ...sound.mcp, ...plant.shownMcp?.(urls) },
    now: () => new Date(),
    fetch,
    wait: () => Promise.resolve(),
  });
}

/** An address that is known before the service behind it starts. */
class Listener {
  readonly url: string;
  answer: (request: Request) => Response | Promise<Response> = () =>
    new Response("not started", { status: 503 });
  readonly #server: Deno.HttpServer<Deno.NetAddr>;

  constructor(stack: AsyncDisposableStack) {
    this.#server = Deno.serve(
      { port: 0, hostname: "127.0.0.1", onListen() {} },
      (request) => this.answer(request),
    );
    this.url = `http://localhost:${this.#server.addr.port}`;
    stack.defer(() => this.stop());
  }

  async stop() {
    await this.#server.shutdown();
  }
}

function aiVariables(urls: Urls): Record<string, string> {
  return {
    AI_SERVICE_URL: urls.ai,
    AI_SERVICE_ISSUER: "ai-service.test",
    AI_SERVICE_PRIVATE_KEY: KEYS.privatePem,
    MCP_SERVER_URL: urls.mcp,
    MCP_AUDIENCE: "mcp-api.test",
    GOOGLE_CLIENT_ID: "google-client",
    GOOGLE_CLIENT_SECRET: SECRET,
    GOOGLE_ISSUER: `${urls.idp}/google`,
    LINE_CHANNEL_ID: "line-channel",
    LINE_CHANNEL_SECRET: SECRET,
    LINE_ISSUER: `${urls.idp}/line`,
    METRICS_TOKEN,
  };
}

function mcpVariables(urls: Urls): Record<string, string> {
  return {
    MCP_SERVER_URL: urls.mcp,
    MCP_AUDIENCE: "mcp-api.test",
    AI_SERVICE_ISSUER: "ai-service.test",
    AI_SERVICE_PUBLIC_KEY: KEYS.publicPem,
    DATABASE_URL: urls.database,
    MCP_GOOGLE_CLIENT_ID: "mcp-client",
    MCP_GOOGLE_CLIENT_SECRET: SECRET,
    MCP_ADMIN_EMAILS: "owner@example.com",
    GOOGLE_ISSUER: `${urls.idp}/google`,
    ALLOWED_ORIGINS: "https://shop.example.com",
  };
}

const noPages = () => Promise.resolve(new Response("no pages here"));
const clockOf = (seconds = 0) => () => new Date(Date.now() + seconds * 1000);

/** Answers with the `Date` of a clock, as a server on that machine would. */
function dated(
  answer: (request: Request) => Response | Promise<Response>,
  now: () => Date,
) {
  return async (request: Request) => {
    const response = await answer(request);
    const copy = new Response(response.body, response);
    copy.headers.set("Date", now().toUTCString());
    return copy;
  };
}

async function startMcp(
  listener: Listener,
  { sql }: TestDatabase,
  variables: Variables,
  { mcpClock }: Plant,
) {
  const now = clockOf(mcpClock);
  const deps = createMcpDeps({
    env: readMcpEnv(variables),
    sql,
    migrations: await listMigrations(),
    log: createLog({ service: "mcp-server", write: () => {} }),
    now,
  });
  await runHousekeeping(deps);
  const { fetch } = createMcpApp(deps, noPages);
  listener.answer = dated((request) => fetch(request), now);
}

async function startAi(
  listener: Listener,
  variables: Variables,
  { aiClock, kv: change = (kv) => kv }: Plant,
  stack: AsyncDisposableStack,
) {
  const now = clockOf(aiClock);
  const deps = await createAiDeps({
    env: readAiEnv(variables),
    kv: await change(stack.use(await openTestKv(now))),
    log: createLog({ service: "ai-service", write: () => {} }),
    now,
  });
  const { fetch } = createAiApp(deps, noPages);
  listener.answer = dated((request) => fetch(request), now);
}
