import {
  createSignIn,
  googleProvider,
  lineProvider,
  type SignIn,
} from "../../shared/sign_in/mod.ts";
import type { ProvidersEnv } from "./provider_env.ts";
import type { ProviderName } from "./user.ts";

/** The sign-in flow of each provider that is configured. */
export type SignIns = Partial<Record<ProviderName, SignIn>>;

/** The OAuth clients at the providers, and the origin of the callback URLs. */
export interface SignInSettings extends ProvidersEnv {
  url: string;
  /** Providers that deliver notices: LINE, mail, one of them or none. */
  notice: { line: unknown };
}

/** Creates the sign-in flow of each provider that is configured. */
export function createSignIns(
  env: SignInSettings,
  now: () => Date,
): SignIns {
  const { url, google, line, notice } = env;
  const offersFriend = notice.line !== undefined;
  const common = { cookiePrefix: "ai", now };
  const callback = (name: ProviderName) => ({
    callbackUrl: `${url}/auth/callback/${name}`,
  });
  return {
    ...(google && {
      google: createSignIn({
        provider: googleProvider({ ...google, ...callback("google") }),
        ...common,
      }),
    }),
    ...(line && {
      line: createSignIn({
        provider: lineProvider({ ...line, ...callback("line"), offersFriend }),
        ...common,
      }),
    }),
  };
}

/** The providers that are configured, in the order in which they are offered. */
export function providersOf({ google, line }: ProvidersEnv): ProviderName[] {
  const offered: ProviderName[] = [];
  if (google) offered.push("google");
  if (line) offered.push("line");
  return offered;
}

/** Whether `value` names a provider. */
export function isProviderName(value: string): value is ProviderName {
  return value === "google" || value === "line";
}
