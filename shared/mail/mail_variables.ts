import * as z from "zod";
import { optional, optionalHeaderText } from "../http/environment.ts";
import { secureUrl } from "../http/environment_url.ts";
import { parseEmail } from "../text/email.ts";

/** Where mails are handed in where no variable says so. */
const RESEND_URL = "https://api.resend.com";

/** The variables of a service that sends mails; without the first two it sends none. */
export const mailVariables = {
  RESEND_API_KEY: optionalHeaderText,
  MAIL_FROM: optional.refine(
    (value) => value === undefined || isSender(value),
    "must be an address such as Shop <shop@example.com>",
  ),
  RESEND_BASE_URL: secureUrl,
};

/** Who sends mails, and by which account. */
export interface MailSettings {
  apiKey: string;
  from: string;
  baseUrl: string;
}

type MailVariables = z.output<z.ZodObject<typeof mailVariables>>;

/** Undefined where no mails are sent. */
export function mailSettings(values: MailVariables): MailSettings | undefined {
  const { RESEND_API_KEY: apiKey, MAIL_FROM: from } = values;
  if (apiKey === undefined || from === undefined) return undefined;
  return { apiKey, from, baseUrl: values.RESEND_BASE_URL ?? RESEND_URL };
}

/** The one of both variables that is missing beside the other. */
export function missingMailVariable(values: MailVariables): string | undefined {
  const names = ["RESEND_API_KEY", "MAIL_FROM"] as const;
  const missing = names.filter((name) => values[name] === undefined);
  return missing.length === 1 ? missing[0] : undefined;
}

/** `shop@example.com` or `Shop <shop@example.com>`, in one line. */
function isSender(value: string): boolean {
  const [, name, address] = /^(.*?)\s*<([^<>]+)>$/.exec(value) ??
    ["", "", value];
  return parseEmail(address!) === address && !/[\r\n<>"]/.test(name!);
}
