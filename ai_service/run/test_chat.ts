import { importSigningKey, TokenSigner } from "../../shared/contract/sign.ts";
import { createTestKeys } from "../../shared/contract/test_keys.ts";
import { createLog } from "../../shared/http/log.ts";
import {
  createTestAgent,
  NOW,
  type TestAgent,
  type TestAgentOptions,
} from "../agent/test_agent.ts";
import { waitFor } from "../agent/wait.ts";
import { McpTokens } from "../auth/mcp_token.ts";
import { Sessions } from "../auth/session.ts";
import type { User } from "../auth/user.ts";
import type { Actor } from "../conversation/actor.ts";
import { createConversation } from "../conversation/conversations.ts";
import type { ConversationDeps } from "../conversation/deps.ts";
import type { StreamEvent } from "../conversation/events.ts";
import { Metrics } from "../metrics/metrics.ts";
import type { Limits } from "../quota/limits.ts";
import { Quota } from "../quota/quota.ts";
import { NO_LIMITS } from "../quota/test_limits.ts";
import { profileKey } from "../store/keys.ts";
import { OpenStreams } from "../stream/open_streams.ts";
import { createTicker } from "../stream/ticker.ts";
import type { RunDeps, RunJob } from "./deps.ts";
import { executeRun } from "./execute_run.ts";
import { followRun } from "./follow.ts";
import { InProcessRuns } from "./in_process_runs.ts";
import { recoverConversation } from "./recovery.ts";
import { InProcessWorker } from "./worker.ts";

// Generating a key takes long, and any key is as good as another.
const testKeys = createTestKeys();

export const HANAKO: User = {
  id: "usr_hanako",
  provider: "google",
  providerUserId: "1",
  email: "hanako@example.com",
  name: "佐藤 花子",
  pictureUrl: null,
  createdAt: NOW.toISOString(),
};

export const ACTOR: Actor = {
  user: { id: HANAKO.id, email: HANAKO.email, name: HANAKO.name },
  locale: "en",
};
export const CONVERSATION = "cnv_1";

type TestRuns = Pick<InProcessRuns, "start" | "settled">;

/** A chat on a scripted model, with a clock that the test moves. */
export interface TestChat extends AsyncDisposable {
  deps: RunDeps & ConversationDeps & { runs: TestRuns };
  runs: InProcessRuns;
  worker: InProcessWorker;
  /** As a new process would, after `runs` has stopped. */
  restart(): void;
  test: TestAgent;
  /** Jobs that were started but not executed, while `dead` is set. */
  lost: RunJob[];
  /** Set to lose runs, as a process does that dies when they start. */
  dead: boolean;
  /** Lines that were logged. */
  logged: string[];
  /** Moves the clock, in milliseconds. */
  pass(ms: number): void;
  /** All events of a run, until it ends. */
  events(runId: string, after?: number): Promise<StreamEvent[]>;
}

export async function createTestChat(
  {
    outcomeTimeoutMs = 20_000,
    wait = waitFor,
    limits,
    callAsService = async () => {},
    ...options
  }:
    & TestAgentOptions
    & Partial<Pick<RunDeps, "outcomeTimeoutMs" | "wait" | "callAsService">>
    & { limits?: Partial<Limits> },
): Promise<TestChat> {
  const logged: string[] = [];
  let time = NOW.getTime();
  const now = () => new Date(time);
  const log = createLog({
    service: "ai-service",
    now,
    write: (line) => logged.push(line),
  });
  const test = await createTestAgent({ ...options, log });
  const signer = new TokenSigner({
    key: await importSigningKey((await testKeys).privatePem),
    issuer: "ai-service.example.com",
    audience: "mcp-api.example.com",
    now,
    randomId: () => crypto.randomUUID(),
  });
  const timeZone = "Asia/Tokyo";
  const ticker = createTicker();
  const base = {
    kv: test.kv,
    quota: new Quota({
      kv: test.kv,
      log,
      now,
      timeZone,
      limits: { ...NO_LIMITS, ...limits },
    }),
    agent: test.agent,
    mcp: test.client,
    mcpTokens: new McpTokens({ signer, kv: test.kv, now }),
    now,
    randomId: () => crypto.randomUUID(),
    metrics: new Metrics(),
    ticker,
    log,
    timeZone,
    callAsService,
    payment: undefined,
    wait,
    outcomeTimeoutMs,
  };
  const startRuns = () =>
    new InProcessRuns((...job) => executeRun(base, ...job));
  const runs: TestRuns = {
    start: (job) => chat.dead ? void chat.lost.push(job) : chat.runs.start(job),
    settled: () => chat.runs.settled(),
  };
  const sessions = new Sessions({ kv: test.kv, now });
  const streams = new OpenStreams({ sessions, ticker, log: base.log });
  const worker = new InProcessWorker({ ...base, runs, streams });
  const chat: TestChat = {
    deps: {
      ...base,
      streams,
      recover: (...place) => recoverConversation(chat.deps, ...place),
      runs,
      worker: { wake: (userId) => chat.dead ? undefined : worker.wake(userId) },
    },
    runs: startRuns(),
    worker,
    restart: () => void (chat.runs = startRuns()),
    test,
    lost: [],
    dead: false,
    logged,
    pass: (ms) => time += ms,
    events: (runId, after = 0) =>
      Array.fromAsync(followRun(chat.deps, ACTOR, {
        conversationId: CONVERSATION,
        runId,
        after,
        signal: new AbortController().signal,
      })),
    async [Symbol.asyncDispose]() {
      await chat.runs.settled();
      await worker.settled();
      await test[Symbol.asyncDispose]();
    },
  };
  await test.kv.set(profileKey(HANAKO.id), HANAKO);
  await createConversation(test.kv, HANAKO.id, { id: CONVERSATION, now: NOW });
  return chat;
}
