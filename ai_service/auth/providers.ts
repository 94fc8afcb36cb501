import {
  createSignIn,
  googleProvider,
  lineProvider,
  type SignIn,
} from "../../shared/sign_in/mod.ts";
import type { Env } from "../env.ts";
import type { ProviderName } from "./user.ts";

/** The sign-in flow of each provider. */
export type SignIns = Record<ProviderName, SignIn>;

/** Sets both providers up under this service's callback routes. */
export function createSignIns(
  env: Pick<Env, "url" | "google" | "line">,
  now: () => Date,
): SignIns {
  const callbackUrl = (name: ProviderName) =>
    `${env.url}/auth/callback/${name}`;
  const google = googleProvider({
    ...env.google,
    callbackUrl: callbackUrl("google"),
  });
  const line = lineProvider({ ...env.line, callbackUrl: callbackUrl("line") });
  const common = { cookiePrefix: "ai", now };
  return {
    google: createSignIn({ provider: google, ...common }),
    line: createSignIn({ provider: line, ...common }),
  };
}

/** Whether `value` names a provider. */
export function isProviderName(value: string): value is ProviderName {
  return value === "google" || value === "line";
}
