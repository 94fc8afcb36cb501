import Stripe from "stripe";
import { changedKv } from "../store/test_kv.ts";
import type { SettleDeps } from "./deps.ts";

/** The process died between two steps. */
export class Crash extends Error {
  override name = "Crash";
}

/**
 * The dependencies of a process that dies at some of its steps: before a write
 * or a request has an effect, or after it, before the answer is read.
 */
export function crashing(
  deps: SettleDeps,
  { dies }: { dies: () => boolean },
): SettleDeps {
  const step = async <T>(act: () => Promise<T>): Promise<T> => {
    if (dies()) throw new Crash();
    const answer = await act();
    if (dies()) throw new Crash();
    return answer;
  };
  const { kv, callAsService, payment } = deps;
  const { secretKey, apiUrl } = payment.env;
  const { hostname, port } = new URL(apiUrl!);
  const stripe = new Stripe(secretKey, {
    httpClient: Stripe.createFetchHttpClient((...request) =>
      step(() => fetch(...request))
    ),
    maxNetworkRetries: 0,
    host: hostname,
    port,
    protocol: "http",
  });
  return {
    ...deps,
    kv: changedKv(kv, {
      atomic: (...write) => step(() => kv.atomic(...write)),
    }),
    callAsService: (...call) => step(() => callAsService(...call)),
    payment: { ...payment, stripe },
  };
}
