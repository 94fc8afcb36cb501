import * as z from "zod";
import {
  optionalHeaderText,
  type Variables,
} from "../../shared/http/environment.ts";
import { secureUrl } from "../../shared/http/environment_url.ts";

/** One registered client at an identity provider. */
export interface ProviderEnv {
  clientId: string;
  clientSecret: string;
  /** Set to use a local provider in place of the real one. */
  issuer: string | undefined;
}

/** The clients at the providers; at least one of them is there. */
export interface ProvidersEnv {
  google: ProviderEnv | undefined;
  line: ProviderEnv | undefined;
}

/** The variables of both providers. */
export const providerVariables = {
  GOOGLE_CLIENT_ID: optionalHeaderText,
  GOOGLE_CLIENT_SECRET: optionalHeaderText,
  GOOGLE_ISSUER: secureUrl,
  LINE_CHANNEL_ID: optionalHeaderText,
  LINE_CHANNEL_SECRET: optionalHeaderText,
  LINE_ISSUER: secureUrl,
};

type Values = z.output<z.ZodObject<typeof providerVariables>>;

const PAIRS = [
  ["GOOGLE_CLIENT_ID", "GOOGLE_CLIENT_SECRET"],
  ["LINE_CHANNEL_ID", "LINE_CHANNEL_SECRET"],
] as const;

/** Why nobody could sign in, or with one provider only by half; usually empty. */
export function providerProblems(variables: Variables): string[] {
  const isSet = (name: string) => Boolean(variables[name]?.trim());
  if (!PAIRS.some((pair) => pair.some(isSet))) {
    const [google, line] = PAIRS.map((pair) => pair.join(" and "));
    return [`neither ${google} nor ${line} set`];
  }
  return PAIRS.filter((pair) => pair.some(isSet))
    .flatMap((pair) => pair.filter((name) => !isSet(name)))
    .map((name) => `${name} not set`);
}

/** The clients that the variables name. */
export function readProviders(values: Values): ProvidersEnv {
  return {
    google: client(
      values.GOOGLE_CLIENT_ID,
      values.GOOGLE_CLIENT_SECRET,
      values.GOOGLE_ISSUER,
    ),
    line: client(
      values.LINE_CHANNEL_ID,
      values.LINE_CHANNEL_SECRET,
      values.LINE_ISSUER,
    ),
  };
}

function client(
  clientId: string | undefined,
  clientSecret: string | undefined,
  issuer: string | undefined,
): ProviderEnv | undefined {
  if (!clientId || !clientSecret) return undefined;
  return { clientId, clientSecret, issuer };
}
