import type { Log } from "../../shared/http/log.ts";
import type { Mailer, MailOutcome } from "../../shared/mail/mailer.ts";
import type { Sql } from "../storage/statement.ts";
import type { ClaimedNotice } from "./facts.ts";
import {
  closeWithoutAddress,
  finishNotice,
  type TryOutcome,
} from "./finish.ts";
import { noticeMail } from "./mail.ts";
import { planReminders } from "./reminders.ts";
import { checkNotice, claimNotices } from "./store.ts";
import { type OwnWords, readOwnWords } from "./words_store.ts";

/** Notices that are taken at once, so that their lease outlives their sending. */
const BATCH = 10;
/** Mails of one run, at most; what is left waits a minute. */
const MOST = 200;

/** Dependencies of {@linkcode sendOwnNotices}. */
export interface OwnNoticeDeps {
  sql: Sql;
  log: Log;
  now: () => Date;
  /** IANA name of the business's time zone. */
  timeZone: string;
  /** The origin of this server. */
  serverUrl: string;
  /** Undefined: nothing is mailed. */
  mailer: Mailer | undefined;
}

/**
 * Mails what is due to staff and to customers without an account; customers with
 * one are told by their AI service. Several instances can run it at the same time.
 */
export async function sendOwnNotices(deps: OwnNoticeDeps): Promise<void> {
  const { sql, now, timeZone, mailer } = deps;
  if (!mailer) return;
  await planReminders(sql, { now: now(), timeZone });
  const words = await readOwnWords(sql);
  for (let taken = 0; taken < MOST; taken += BATCH) {
    const moment = { now: now(), timeZone };
    const claimed = await claimNotices(sql, { ...moment, limit: BATCH });
    if (claimed.length === 0) return;
    for (const notice of claimed) {
      // A provider that fails would be waited for each time.
      if (!await send(deps, mailer, { notice, words })) return;
    }
  }
}

/** False where the provider has failed. */
async function send(
  { sql, log, now, timeZone, serverUrl }: OwnNoticeDeps,
  mailer: Mailer,
  { notice, words }: { notice: ClaimedNotice; words: OwnWords },
): Promise<boolean> {
  const { id, kind } = notice;
  const moment = { now: now(), timeZone };
  if (!await checkNotice(sql, id, moment)) return true;
  const mail = noticeMail(notice, { ...moment, words, serverUrl });
  if (!mail) {
    await closeWithoutAddress(sql, id, moment);
    return true;
  }
  const tried = await mailer.send(mail).then(outcomeOf, (cause: unknown) => {
    log.error("notice_not_sent", { noticeId: id, kind, cause });
    return FAILED;
  });
  await finishNotice(sql, id, { ...tried, channel: "mail", now: now() });
  return tried !== FAILED;
}

type MailedOutcome = Omit<TryOutcome, "channel">;

const FAILED: MailedOutcome = { outcome: "failed", reason: "provider_failed" };

function outcomeOf(sent: MailOutcome): MailedOutcome {
  return sent === "sent"
    ? { outcome: "delivered" }
    : { outcome: "undeliverable", reason: sent.refused };
}
