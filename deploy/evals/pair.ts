import { createApp as createAiApp } from "../../ai_service/app.ts";
import { signInUser } from "../../ai_service/auth/sign_in.ts";
import { createDeps, type Deps } from "../../ai_service/deps.ts";
import { readEnv } from "../../ai_service/env.ts";
import type { SiteHandler } from "../../ai_service/site.ts";
import { openDenoKv } from "../../ai_service/store/deno_kv.ts";
import { AUDIENCE, createTestApp, ISSUER } from "../../mcp_server/test_app.ts";
import { createLog } from "../../shared/http/log.ts";
import { seed } from "../local/seed.ts";
import { Clock } from "./clock.ts";
import { EvalCustomer } from "./eval_customer.ts";
import { serve, type Served } from "./served.ts";

/** Both services with the demo's shop, for one dialogue at a time. */
export interface Pair extends AsyncDisposable {
  /** The MCP server's database as its owner. */
  sql: Awaited<ReturnType<typeof createTestApp>>["database"]["owner"];
  /** A new customer in an account of their own, at the beginning of "now". */
  enter(language: "ja" | "en"): Promise<EvalCustomer>;
}

/** One dialogue of a person is more than a person's usual minute. */
const HIGH_LIMITS = {
  LIMIT_TURNS_PER_MINUTE: "100000",
  LIMIT_TURNS_PER_DAY: "1000000",
  LIMIT_TOKENS_PER_DAY: "1000000000",
  LIMIT_RUNNING_TURNS: "1000",
  LIMIT_CONVERSATIONS: "100000",
};

/**
 * Starts both services in this process, on real HTTP and a real store, with a
 * clock that can be set.
 *
 * @param variables Those of the model, such as `AI_MODEL`.
 * @param pages The chat site, where somebody looks at it.
 */
export async function startPair(
  variables: Record<string, string>,
  pages: SiteHandler = () => Promise.resolve(new Response("A page")),
): Promise<Pair> {
  await using started = new AsyncDisposableStack();
  const clock = new Clock();
  const mcpServed = started.use(serve());
  const mcp = started.use(
    await createTestApp({ now: clock.now, serverUrl: mcpServed.url }),
  );
  mcpServed.handle(mcp.fetch);
  // A row that is there would be kept.
  await mcp.database.owner`delete from business`;
  await seed(mcp.database.ownerUrl);
  const aiServed = started.use(serve());
  const deps = await createAiDeps(started, clock, {
    ...variables,
    ...HIGH_LIMITS,
    ...addresses(aiServed, mcpServed),
    AI_SERVICE_PRIVATE_KEY: mcp.keys.privatePem,
  });
  const app = createAiApp(deps, pages);
  aiServed.handle((request) => app.fetch(request, { address: "127.0.0.1" }));
  const all = started.move();
  return {
    sql: mcp.database.owner,
    async enter(language) {
      clock.reset();
      await forgetBookings(mcp.database.owner);
      const { id, cookie } = await signUp(deps, clock, language);
      return new EvalCustomer({
        url: aiServed.url,
        mcpUrl: mcpServed.url,
        cookie,
        language,
        token: () => mcp.tokenFor(id),
      });
    },
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}

function addresses(ai: Served, mcp: Served): Record<string, string> {
  return {
    AI_SERVICE_URL: ai.url,
    AI_SERVICE_ISSUER: ISSUER,
    MCP_SERVER_URL: mcp.url,
    MCP_AUDIENCE: AUDIENCE,
    GOOGLE_CLIENT_ID: "unused",
    GOOGLE_CLIENT_SECRET: "unused",
    LINE_CHANNEL_ID: "unused",
    LINE_CHANNEL_SECRET: "unused",
  };
}

async function createAiDeps(
  started: AsyncDisposableStack,
  { now }: Clock,
  variables: Record<string, string>,
): Promise<Deps> {
  const kv = await openDenoKv({ path: ":memory:", now });
  started.defer(() => kv.close());
  const log = createLog({ service: "ai-service", now, write: () => {} });
  return await createDeps({ env: readEnv(variables), kv, log, now });
}

/** Dialogues must not take each other's times and stock. */
async function forgetBookings(
  owner: Awaited<ReturnType<typeof createTestApp>>["database"]["owner"],
): Promise<void> {
  await owner`truncate bookings, orders, form_submissions cascade`;
}

/** Signs a person up as after the provider's answer. */
async function signUp(
  deps: Deps,
  { now }: Clock,
  language: "ja" | "en",
): Promise<{ id: string; cookie: string }> {
  const randomId = () => crypto.randomUUID();
  const user = await signInUser({
    provider: "google",
    sub: randomId(),
    email: null,
    emailVerified: false,
    name: language === "ja" ? "佐藤 花子" : "Ken Suzuki",
    pictureUrl: null,
    hostedDomain: null,
  }, { kv: deps.kv, now, randomId });
  const session = await deps.sessions.create(user.id);
  return { id: user.id, cookie: `ai_session=${session}` };
}
