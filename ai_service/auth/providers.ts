import {
  createSignIn,
  googleProvider,
  lineProvider,
  type ProviderOptions,
  type SignIn,
} from "../../shared/sign_in/mod.ts";
import type { ProviderName } from "./user.ts";

/** The sign-in flow of each provider. */
export type SignIns = Record<ProviderName, SignIn>;

/** The OAuth client of each provider, and the origin of the callback URLs. */
export interface SignInSettings {
  url: string;
  google: Omit<ProviderOptions, "callbackUrl">;
  line: Omit<ProviderOptions, "callbackUrl">;
}

/** Creates the sign-in flow of each provider. */
export function createSignIns(
  env: SignInSettings,
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
