import type { PaymentProvider } from "./deps.ts";
import type { PaymentEnv } from "./payment_env.ts";
import { createStripe } from "./stripe_client.ts";

/** The provider that the environment names; undefined where it names none. */
export function createPaymentProvider(
  { payment: env, url: siteUrl }: {
    payment: PaymentEnv | undefined;
    url: string;
  },
): PaymentProvider | undefined {
  return env && { stripe: createStripe(env), env, siteUrl };
}
