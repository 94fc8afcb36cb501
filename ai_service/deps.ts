import { type SigningKey, TokenSigner } from "../shared/contract/sign.ts";
import { createLog, type Log } from "../shared/http/log.ts";
import type { SessionCookie } from "../shared/sign_in/mod.ts";
import { createAgent } from "./agent/agent.ts";
import type { ChatModel } from "./agent/with_tools.ts";
import { createMcpClient } from "./agent/mcp_client.ts";
import { measureAgent } from "./agent/measure_agent.ts";
import { ModelCallbacks } from "./agent/model_callbacks.ts";
import { loadModel, type ModelChoice } from "./agent/models.ts";
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
import { Quota } from "./quota/quota.ts";
import type { RunDeps } from "./run/deps.ts";
import { executeRun } from "./run/execute_run.ts";
import { InProcessRuns } from "./run/in_process_runs.ts";
import { measureDueWork } from "./run/measure_due_work.ts";
import { recoverConversation } from "./run/recovery.ts";
import { InProcessWorker } from "./run/worker.ts";
import type { Kv } from "./store/kv.ts";
import { OpenStreams } from "./stream/open_streams.ts";
import { createTicker } from "./stream/ticker.ts";

/** Longest wait of a run for the outcomes of approved writes, in milliseconds. */
const OUTCOME_TIMEOUT_MS = 20_000;

/** Dependencies of all parts of the service. */
export interface Deps extends RunDeps, ConversationDeps {
  runs: InProcessRuns;
  worker: InProcessWorker;
  env: Env;
  signingKey: SigningKey;
  signIns: SignIns;
  sessions: Sessions;
  sessionCookie: SessionCookie;
  mcpRevocation: McpRevocation;
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
}

/**
 * Creates and connects the parts of the service; opens no connection.
 *
 * @throws {TypeError} If the private key is invalid, or a URL is not allowed.
 */
export async function createDeps(options: DepsOptions): Promise<Deps> {
  const { env, kv } = options;
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
  const metrics = new Metrics();
  const model = options.model ?? await chosenModel(env.model);
  model.callbacks = [new ModelCallbacks(metrics)];
  const mcp = createMcpClient({ serverUrl: env.mcp.url, now, log });
  const mcpTokens = new McpTokens({ signer, kv, now });
  const { timeZone, limits, answerLimits, modelTimeouts, contextTokens } = env;
  const execution = {
    kv,
    log,
    now,
    quota: new Quota({ kv, log, now, timeZone, limits }),
    mcp,
    mcpTokens,
    metrics,
    agent: measureAgent(
      createAgent({
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
      }),
      metrics,
    ),
    timeZone,
    wait: waitFor,
    outcomeTimeoutMs: OUTCOME_TIMEOUT_MS,
  };
  const sessions = new Sessions({ kv, now });
  const ticker = createTicker();
  const starting = {
    ...execution,
    runs: new InProcessRuns((...job) => executeRun(execution, ...job)),
    randomId,
    ticker,
    streams: new OpenStreams({ sessions, ticker, log }),
    callAsService: createServiceCaller(env.mcp.url, mcpTokens),
  };
  const running = { ...starting, worker: new InProcessWorker(starting) };
  metrics.watchDueWork(() => measureDueWork(kv, now()));
  return {
    ...running,
    recover: (...place) => recoverConversation(running, ...place),
    env,
    signingKey,
    signIns: createSignIns(env, now),
    sessions,
    sessionCookie: createSessionCookie(env.url),
    mcpRevocation: new McpRevocation({
      tokens: mcpTokens,
      serverUrl: env.mcp.url,
      log,
    }),
  };
}

async function chosenModel(choice: ModelChoice): Promise<ChatModel> {
  if (choice.provider !== "offline") return await loadModel(choice);
  const { OfflineModel } = await import("./offline_model/model.ts");
  return new OfflineModel();
}
