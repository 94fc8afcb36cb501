import { resendBody } from "./resend_body.ts";
import type { Mail, Mailer, MailOutcome } from "./mailer.ts";

/** How long the provider may take, in milliseconds. */
const TIMEOUT_MS = 10_000;

/** Where mails are handed in, and from whom they are. */
export interface ResendOptions {
  apiKey: string;
  /** `shop@example.com` or `Shop <shop@example.com>`. */
  from: string;
  /** The provider's API; a local mailbox has its own. */
  baseUrl: string;
  fetch?: typeof fetch;
}

/**
 * Sends mails by Resend's API. A mail's id is its `Idempotency-Key`, which the
 * provider remembers for 24 hours.
 *
 * @see https://resend.com/docs/api-reference/emails/send-email
 * @see https://resend.com/docs/dashboard/emails/idempotency-keys
 */
export function resendMailer(options: ResendOptions): Mailer {
  const { apiKey, from, baseUrl, fetch: send = (...args) => fetch(...args) } =
    options;
  const url = `${baseUrl.replace(/\/$/, "")}/emails`;
  return {
    async send(mail: Mail): Promise<MailOutcome> {
      const response = await send(url, {
        method: "POST",
        headers: {
          "Authorization": `Bearer ${apiKey}`,
          "Content-Type": "application/json",
          "Idempotency-Key": mail.id,
        },
        body: JSON.stringify(resendBody(mail, from)),
        redirect: "manual",
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      return outcomeOf(response.status, await codeOf(response));
    },
  };
}

/** The provider's code of an error, which holds nothing of the mail. */
async function codeOf(response: Response): Promise<string> {
  const text = await response.text();
  if (response.ok) return "";
  try {
    const { name } = JSON.parse(text);
    return /^[a-z_]{1,40}$/.test(name) ? name : "refused";
  } catch {
    return "refused";
  }
}

/** A wrong key or an unknown sender is the server's fault, not that of a mail. */
function outcomeOf(status: number, code: string): MailOutcome {
  if (status >= 200 && status < 300) return "sent";
  // The provider took a mail with this id before; it had other words then.
  if (code === "invalid_idempotent_request") return "sent";
  if (status === 400 || status === 422) return { refused: code };
  throw new Error(`The mail provider answered ${status} ${code}`);
}
