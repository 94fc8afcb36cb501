import type Stripe from "stripe";
import type { Log } from "../../shared/http/log.ts";
import type { McpClient } from "../agent/mcp_client.ts";
import type { McpTokens } from "../auth/mcp_token.ts";
import type { ServiceCaller } from "../auth/service_call.ts";
import type { Kv } from "../store/kv.ts";
import type { PaymentEnv } from "./payment_env.ts";

/** The payment provider, and how the service uses it. */
export interface PaymentProvider {
  stripe: Stripe;
  env: PaymentEnv;
  /** Origin of this service. */
  siteUrl: string;
}

/** Dependencies of payments. */
export interface PaymentDeps {
  /** Undefined where nothing is paid online. */
  payment: PaymentProvider | undefined;
  kv: Kv;
  mcp: Pick<McpClient, "callTool">;
  mcpTokens: McpTokens;
  callAsService: ServiceCaller;
  now: () => Date;
  log: Log;
}

/** The same, where there is a provider. */
export type SettleDeps = PaymentDeps & { payment: PaymentProvider };
