import type { Log } from "../../shared/http/log.ts";
import type { McpClient } from "../agent/mcp_client.ts";
import type { McpTokens } from "../auth/mcp_token.ts";
import type { ServiceCaller } from "../auth/service_call.ts";
import type { Kv } from "../store/kv.ts";

/** Dependencies of reading and changing what a customer has at the shop. */
export interface ShopDeps {
  mcp: McpClient;
  mcpTokens: McpTokens;
}

/** Dependencies of deleting accounts. */
export interface DeletionDeps extends ShopDeps {
  kv: Kv;
  callAsService: ServiceCaller;
  /** A new UUID. */
  randomId: () => string;
  now: () => Date;
  log: Log;
}
