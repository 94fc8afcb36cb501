import type { Log } from "../../shared/http/log.ts";
import type { McpClient } from "../agent/mcp_client.ts";
import type { Agent } from "../agent/turn.ts";
import type { McpTokens } from "../auth/mcp_token.ts";
import type { Kv } from "../store/kv.ts";
import type { RunJob } from "./run.ts";

/** What chatting needs. */
export interface ChatDeps {
  kv: Kv;
  agent: Agent;
  mcp: McpClient;
  mcpTokens: McpTokens;
  /** Starts runs that go on after the request that asked for them. */
  runs: Runs;
  now: () => Date;
  /** A new UUID. */
  randomId: () => string;
  log: Log;
  /** IANA name of the business's time zone. */
  timeZone: string;
}

/** Where runs are executed: in this process, or in a user's own object. */
export interface Runs {
  /** Returns at once; the run reports through its event log. */
  start(job: RunJob): void;
  /** Resolves when no run started here is at work any more. */
  settled(): Promise<void>;
}
