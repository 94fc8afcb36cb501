import type { Mail, Mailer } from "../../shared/mail/mailer.ts";
import type { Bilingual, Locale } from "../../shared/ui/locale.ts";
import type { NoticeDeps } from "./deps.ts";
import type { Notice } from "./notice.ts";
import { noteAttempt, type Recipient } from "./recipient.ts";
import type { Sent } from "./send_by_line.ts";
import { SendError } from "./send_error.ts";

/** The two, where mail is configured. */
type MailDeps = Pick<NoticeDeps, "kv" | "unsubscribeLinks"> & { mail: Mailer };

const UNSUBSCRIBE: Bilingual = {
  ja: "このようなメールを受け取らない：",
  en: "To receive no more mails like this:",
};

/**
 * Sends the notice by mail, with its calendar file.
 *
 * @throws {SendError} If it is not known whether it was sent.
 */
export async function sendByMail(
  deps: MailDeps,
  recipient: Recipient,
  notice: Notice,
): Promise<Sent> {
  const { attempt, settings, user } = recipient;
  const language = attempt?.language ?? settings.language;
  if (attempt?.channel !== "mail") {
    await noteAttempt(deps.kv, notice, { channel: "mail", language });
  }
  const unsubscribeUrl = await deps.unsubscribeLinks.linkFor(user.id);
  const to = user.email ?? "";
  const mail = mailOf(notice, { to, language, unsubscribeUrl });
  const answer = await sendOrSay(deps.mail, mail);
  return answer === "sent" ? "sent" : { refused: "mail_refused" };
}

/** The error of a request may name an address, and must not be passed on. */
async function sendOrSay(mailer: Mailer, mail: Mail) {
  try {
    return await mailer.send(mail);
  } catch {
    throw new SendError("mail_no_answer");
  }
}

function mailOf(
  { noticeId: id, words, calendar }: Notice,
  { to, language, unsubscribeUrl }: {
    to: string;
    language: Locale;
    unsubscribeUrl: string;
  },
): Mail {
  const { subject, text } = words[language];
  return {
    id,
    to,
    subject,
    text: `${text}\n\n--\n${UNSUBSCRIBE[language]}\n${unsubscribeUrl}\n`,
    unsubscribeUrl,
    ...(calendar && {
      calendar: { text: calendar[language], method: calendar.method },
    }),
  };
}
