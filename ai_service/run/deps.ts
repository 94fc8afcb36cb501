import type { Log } from "../../shared/http/log.ts";
import type { McpClient } from "../agent/mcp_client.ts";
import type { Agent } from "../agent/turn.ts";
import type { McpTokens } from "../auth/mcp_token.ts";
import type { ServiceCaller } from "../auth/service_call.ts";
import type { Actor } from "../conversation/actor.ts";
import type { BegunRun } from "../conversation/begin_run.ts";
import type { Metrics } from "../metrics/metrics.ts";
import type { PaymentProvider } from "../payment/deps.ts";
import type { Quota } from "../quota/quota.ts";
import type { Kv } from "../store/kv.ts";
import type { Wait } from "../agent/wait.ts";
import type { Worker } from "./worker.ts";
import type { OpenStreams } from "../stream/open_streams.ts";
import type { Ticker } from "../stream/ticker.ts";

/** Dependencies of executing a run. */
export interface ExecutionDeps {
  kv: Kv;
  agent: Agent;
  mcp: McpClient;
  mcpTokens: McpTokens;
  quota: Quota;
  now: () => Date;
  log: Log;
  metrics: Metrics;
  /** IANA name of the business's time zone. */
  timeZone: string;
  wait: Wait;
  /** Longest wait of a run for the outcomes of approved writes, in ms. */
  outcomeTimeoutMs: number;
}

/** Dependencies of starting and following runs. */
export interface RunDeps extends ExecutionDeps {
  /** Starts runs that go on after the request that asked for them. */
  runs: Runs;
  /** Carries out what was approved. */
  worker: Pick<Worker, "wake">;
  /** The event streams that this process has open. */
  streams: OpenStreams;
  ticker: Ticker;
  /** Calls operations of the MCP server that no user may call. */
  callAsService: ServiceCaller;
  /** Undefined where nothing is paid online. */
  payment: PaymentProvider | undefined;
  /** A new UUID. */
  randomId: () => string;
}

/** A run to execute, and for whom. JSON, so that any process can take it. */
export type RunJob = BegunRun & Actor;

/** Executes runs in this process, or in a user's Durable Object. */
export interface Runs {
  /** Returns at once; the run reports through its event log. */
  start(job: RunJob): void;
}
