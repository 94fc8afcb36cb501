import type { Mail } from "../../shared/mail/mailer.ts";
import type { Locale } from "../../shared/ui/locale.ts";
import { noticeCalendar } from "./calendar.ts";
import type { ClaimedNotice } from "./facts.ts";
import { customerMessage } from "./message.ts";
import type { Message } from "./schemas.ts";
import { staffMessage } from "./staff_message.ts";
import type { Moment } from "./store.ts";
import type { OwnWords } from "./words_store.ts";

/**
 * The mail of a notice, in both languages, as it is not known which one its reader
 * has chosen. Undefined where there is no address.
 */
export function noticeMail(
  notice: ClaimedNotice,
  { words, serverUrl, ...moment }: Moment & {
    words: OwnWords;
    /** The origin of this server. */
    serverUrl: string;
  },
): Mail | undefined {
  const { id, audience, facts } = notice;
  const isToStaff = audience === "staff";
  const to = isToStaff ? facts.staffEmail : facts.customer.email;
  if (!to) return undefined;
  const inLocale = (locale: Locale) => {
    const writing = { ...moment, locale };
    return isToStaff
      ? staffMessage(notice, { ...writing, serverUrl })
      : customerMessage(notice, { ...writing, words });
  };
  const calendar = noticeCalendar(notice);
  return {
    id,
    to,
    ...joined(inLocale("ja"), inLocale("en")),
    ...(calendar && {
      calendar: { text: calendar.ja, method: calendar.method },
    }),
  };
}

function joined(ja: Message, en: Message): Message {
  return {
    subject: `${ja.subject} / ${en.subject}`,
    text: `${ja.text}\n\n-----\n\n${en.text}\n`,
  };
}
