import type { Log } from "../../shared/http/log.ts";
import type { McpClient } from "../agent/mcp_client.ts";
import type { McpTokens } from "../auth/mcp_token.ts";
import type { Metrics } from "../metrics/metrics.ts";
import type { Kv } from "../store/kv.ts";

/** Dependencies of carrying out approved writes. */
export interface WriteDeps {
  kv: Kv;
  mcp: McpClient;
  mcpTokens: McpTokens;
  now: () => Date;
  log: Log;
  metrics: Metrics;
}
