import type { Log } from "../../shared/http/log.ts";
import type { McpClient } from "../agent/mcp_client.ts";
import type { Agent } from "../agent/turn.ts";
import type { McpTokens } from "../auth/mcp_token.ts";
import type { Actor } from "../conversation/actor.ts";
import type { BegunRun } from "../conversation/begin_run.ts";
import type { Kv } from "../store/kv.ts";

/** What executing a run needs. */
export interface ExecutionDeps {
  kv: Kv;
  agent: Agent;
  mcp: McpClient;
  mcpTokens: McpTokens;
  now: () => Date;
  log: Log;
  /** IANA name of the business's time zone. */
  timeZone: string;
}

/** What starting and following runs needs. */
export interface RunDeps extends ExecutionDeps {
  /** Starts runs that go on after the request that asked for them. */
  runs: Runs;
  /** A new UUID. */
  randomId: () => string;
}

/** A run to execute, and for whom. JSON, so that any process can take it. */
export type RunJob = BegunRun & Actor;

/** Where runs are executed: in this process, or in a user's own object. */
export interface Runs {
  /** Returns at once; the run reports through its event log. */
  start(job: RunJob): void;
  /** Resolves when no run started here is at work any more. */
  settled(): Promise<void>;
}
