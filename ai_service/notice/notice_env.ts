import type * as z from "zod";
import {
  optionalHeaderText,
  type Variables,
} from "../../shared/http/environment.ts";
import { optionalOrigin } from "../../shared/http/environment_url.ts";
import {
  type MailSettings,
  mailSettings,
  mailVariables,
} from "../../shared/mail/mail_variables.ts";

/** How the service sends messages from a LINE official account. */
export interface LineMessagingEnv {
  /** The channel access token. */
  token: string;
  /** The channel secret, which signs webhooks. */
  secret: string;
  /** Origin of the Messaging API. */
  apiUrl: string;
  /** Origin of the pages on which a person adds an account as a friend. */
  pagesUrl: string;
}

/** The configured channels; a missing one is not used. */
export interface NoticeEnv {
  line: LineMessagingEnv | undefined;
  mail: MailSettings | undefined;
}

/** The variables of the channels. */
export const noticeVariables = {
  LINE_MESSAGING_TOKEN: optionalHeaderText,
  LINE_MESSAGING_SECRET: optionalHeaderText,
  LINE_API_BASE_URL: optionalOrigin,
  ...mailVariables,
};

type Values = z.output<z.ZodObject<typeof noticeVariables>>;

const LINE_API = "https://api.line.me";
const LINE_PAGES = "https://line.me";

const PAIRS = [
  ["LINE_MESSAGING_TOKEN", "LINE_MESSAGING_SECRET"],
  ["RESEND_API_KEY", "MAIL_FROM"],
] as const;

/** Why a channel is configured by half; usually empty. */
export function noticeProblems(variables: Variables): string[] {
  const isSet = (name: string) => Boolean(variables[name]?.trim());
  return PAIRS.filter((pair) => pair.some(isSet))
    .flatMap((pair) => pair.filter((name) => !isSet(name)))
    .map((name) => `${name} not set`);
}

/** The channels that the variables name. */
export function readNotice(values: Values): NoticeEnv {
  const { LINE_MESSAGING_TOKEN: token, LINE_MESSAGING_SECRET: secret } = values;
  const { LINE_API_BASE_URL: other } = values;
  const urls = { apiUrl: other ?? LINE_API, pagesUrl: other ?? LINE_PAGES };
  return {
    line: token && secret ? { token, secret, ...urls } : undefined,
    mail: mailSettings(values),
  };
}
