import Stripe from "stripe";
import type { PaymentEnv } from "./payment_env.ts";

/** Longest wait for one answer of Stripe, in milliseconds. */
const TIMEOUT_MS = 8_000;

/** The client of Stripe's API, over `fetch`, which both clouds have. */
export function createStripe({ secretKey, apiUrl }: PaymentEnv): Stripe {
  return new Stripe(secretKey, {
    httpClient: Stripe.createFetchHttpClient(),
    timeout: TIMEOUT_MS,
    maxNetworkRetries: 1,
    telemetry: false,
    ...(apiUrl && placeOf(new URL(apiUrl))),
  });
}

function placeOf({ hostname, port, protocol }: URL) {
  const isHttps = protocol === "https:";
  return {
    host: hostname,
    port: port || (isHttps ? 443 : 80),
    protocol: isHttps ? "https" as const : "http" as const,
  };
}
