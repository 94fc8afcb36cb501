import { type SigningKey, TokenSigner } from "../shared/contract/sign.ts";
import { AddressCache } from "../shared/http/address_rate_limiter.ts";
import { createLog, type Log } from "../shared/http/log.ts";
import type { SessionCookie } from "../shared/sign_in/mod.ts";
import { createAgent } from "./agent/agent.ts";
import type { ChatModel } from "./agent/with_tools.ts";
import { createMcpClient } from "./agent/mcp_client.ts";
import { measureAgent } from "./agent/measure_agent.ts";
import { ModelCallbacks } from "./agent/model_callbacks.ts";
import { loadModel, type ModelChoice } from "./agent/models.ts";
import { ToolCache } from "./agent/tool_cache.ts";
import { waitFor } from "./agent/wait.ts";
import { McpRevocation } from "./auth/mcp_revocation.ts";
import { McpTokens } from "./auth/mcp_token.ts";
import { createSignIns, type SignIns } from "./auth/providers.ts";
import { createSessionCookie, Sessions } from "./auth/session.ts";
import { createServiceCaller } from "./auth/service_call.ts";
import { readSigningKey } from "./auth/signing_key.ts";
import type { ConversationDeps } from "./conversation/deps.ts";
import type { Env } from "./env.ts";
import { Metrics } from "./metrics/metrics.ts";
import { createChannels } from "./notice/create_channels.ts";
import type { NoticeDeps } from "./notice/deps.ts";
import { UnsubscribeLinks } from "./notice/unsubscribe_link.ts";
import { createPaymentProvider } from "./payment/provider.ts";
import { Quota } from "./quota/quota.ts";
import type { ExecutionDeps, RunDeps } from "./run/deps.ts";
import { executeRun } from "./run/execute_run.ts";
import { InProcessRuns } from "./run/in_process_runs.ts";
import { recoverConversation } from "./run/recovery.ts";
import { InProcessWorker } from "./run/worker.ts";
import { readShop, ShopCache } from "./shop/read_shop.ts";
import type { Shop } from "./shop/shop.ts";
import type { Kv } from "./store/kv.ts";
import { OpenStreams } from "./stream/open_streams.ts";
import { createTicker } from "./stream/ticker.ts";

/** Longest wait of a run for the outcomes of approved writes, in milliseconds. */
const OUTCOME_TIMEOUT_MS = 20_000;

/** Dependencies of all parts of the service. */
export interface Deps extends RunDeps, ConversationDeps, NoticeDeps {
  env: Env;
  signingKey: SigningKey;
  signIns: SignIns;
  signInCache: AddressCache;
  pictureReaders: AddressCache;
  sessions: Sessions;
  sessionCookie: SessionCookie;
  mcpRevocation: McpRevocation;
  /** The public details of the shop; null as long as none could be read. */
  readShop(): Promise<Shop | null>;
}

/** Dependencies of a process that executes runs and does due work itself. */
export interface LocalDeps extends Deps {
  runs: InProcessRuns;
  worker: InProcessWorker;
}

/** The executor of runs and the worker for due work: in this process, or in another object. */
export type RunPlace = Pick<RunDeps, "runs" | "worker">;

/** Caches and counters that all requests share, where each request has deps of its own (Workers). */
export class Caches {
  readonly metrics = new Metrics();
  readonly signIns = new AddressCache();
  readonly pictureReaders = new AddressCache();
  readonly tools = new ToolCache();
  readonly shop = new ShopCache();
}

/** Choices of the entry that starts the service, or of a test. */
export interface DepsOptions {
  env: Env;
  kv: Kv;
  log?: Log;
  now?: () => Date;
  randomId?: () => string;
  /** Replaces the model that the environment names. */
  model?: ChatModel;
  caches?: Caches;
  /** Longest time of an event stream, in milliseconds; no limit if unset. */
  longestStreamMs?: number;
}

/**
 * Creates and connects the parts of the service; opens no connection.
 *
 * @throws {TypeError} If the private key is invalid, or a URL is not allowed.
 */
export async function createDeps(options: DepsOptions): Promise<LocalDeps> {
  const parts = await createParts(options);
  const runs = new InProcessRuns((...job) => executeRun(parts, ...job));
  const worker = new InProcessWorker({ ...parts, runs });
  return withRecovery({ ...parts, runs, worker });
}

/** As {@linkcode createDeps}, where runs are executed in another place. */
export async function createRemoteDeps(
  options: DepsOptions,
  place: RunPlace,
): Promise<Deps> {
  return withRecovery({ ...await createParts(options), ...place });
}

function withRecovery<Place extends RunPlace>(
  running: Parts & Place,
): Parts & Place & Pick<Deps, "recover"> {
  return {
    ...running,
    recover: (...place) => recoverConversation(running, ...place),
  };
}

/** Everything but the place where runs are executed. */
type Parts = Omit<Deps, keyof RunPlace | "recover">;

async function createParts(options: DepsOptions): Promise<Parts> {
  const { env, kv, caches = new Caches() } = options;
  const now = options.now ?? (() => new Date());
  const randomId = options.randomId ?? (() => crypto.randomUUID());
  const log = options.log ?? createLog({ service: "ai-service", now });
  const signingKey = await readSigningKey(env.privateKey);
  const signer = new TokenSigner({
    key: signingKey,
    issuer: env.issuer,
    audience: env.mcp.audience,
    now,
    randomId,
  });
  const common = { kv, log, now, randomId };
  const mcpTokens = new McpTokens({ signer, kv, now });
  const sessions = new Sessions({ kv, now });
  const ticker = createTicker();
  const tokens = mcpTokens;
  const serverUrl = env.mcp.url;
  return {
    ...common,
    ...await createExecution(options, { ...common, caches, mcpTokens }),
    ticker,
    streams: new OpenStreams({
      sessions,
      ticker,
      log,
      longestMs: options.longestStreamMs,
    }),
    callAsService: createServiceCaller(serverUrl, tokens),
    payment: createPaymentProvider(env),
    channels: createChannels(env.notice),
    unsubscribeLinks: new UnsubscribeLinks({
      siteUrl: env.url,
      secret: env.privateKey,
    }),
    env,
    signingKey,
    signIns: createSignIns(env, now),
    signInCache: caches.signIns,
    pictureReaders: caches.pictureReaders,
    sessions,
    sessionCookie: createSessionCookie(env.url),
    mcpRevocation: new McpRevocation({ tokens, serverUrl, log }),
    readShop: () => readShop({ serverUrl, kv, cache: caches.shop, log, now }),
  };
}

/** Creates the dependencies of a run. */
async function createExecution(
  { env, model: given }: DepsOptions,
  { kv, log, now, randomId, caches, mcpTokens }: {
    kv: Kv;
    log: Log;
    now: () => Date;
    randomId: () => string;
    caches: Caches;
    mcpTokens: McpTokens;
  },
): Promise<ExecutionDeps> {
  const { metrics, tools: cache } = caches;
  const model = given ?? await chosenModel(env.model);
  model.callbacks = [new ModelCallbacks(metrics)];
  const mcp = createMcpClient({ serverUrl: env.mcp.url, now, log, cache });
  const { timeZone, limits, answerLimits, modelTimeouts, contextTokens } = env;
  const agent = createAgent({
    model,
    client: mcp,
    kv,
    now,
    randomId,
    wait: waitFor,
    log,
    answerLimits,
    modelTimeouts,
    contextTokens,
  });
  return {
    kv,
    log,
    now,
    quota: new Quota({ kv, log, now, timeZone, limits }),
    mcp,
    mcpTokens,
    metrics,
    agent: measureAgent(agent, metrics),
    timeZone,
    wait: waitFor,
    outcomeTimeoutMs: OUTCOME_TIMEOUT_MS,
  };
}

async function chosenModel(choice: ModelChoice): Promise<ChatModel> {
  if (choice.provider !== "offline") return await loadModel(choice);
  const { OfflineModel } = await import("./offline_model/model.ts");
  return new OfflineModel();
}
