import { ServiceRefusal } from "../auth/service_call.ts";
import type { NoticeDeps } from "./deps.ts";
import type { Channel, Notice, NoticeResult } from "./notice.ts";
import { channelsOf, isOff } from "./notice_settings.ts";
import { readRecipient, type Recipient } from "./recipient.ts";
import { sendByLine, type Sent } from "./send_by_line.ts";
import { sendByMail } from "./send_by_mail.ts";
import { SendError } from "./send_error.ts";
import { isStillTrue, reportNotice } from "./shop_notices.ts";

const UNTRUE = { outcome: "untrue", channel: null };

/**
 * Sends the notice, and tells the shop what became of it. Where that cannot be
 * told, the shop gives the notice out again, and the provider knows its key.
 *
 * @returns False where the shop was asked too often.
 */
export async function deliverNotice(
  deps: NoticeDeps,
  notice: Notice,
): Promise<boolean> {
  const { callAsService, log } = deps;
  const { noticeId, userId, kind } = notice;
  const about = { userId, noticeId, kind };
  try {
    const result = await tryToSend(deps, notice);
    if (result) await reportNotice(callAsService, noticeId, result);
    log.info("notice_done", { ...about, ...result ?? UNTRUE });
    return true;
  } catch (cause) {
    log.error("notice_delayed", { ...about, cause });
    return !(cause instanceof ServiceRefusal && cause.status === 429);
  }
}

/**
 * A provider that does not answer is a failure, after which it is tried again.
 * Undefined where it is not so any more, or not the time: the shop, which said
 * so, closes it or gives it out again.
 */
async function tryToSend(
  deps: NoticeDeps,
  notice: Notice,
): Promise<NoticeResult | undefined> {
  try {
    return await sendIfWanted(deps, notice);
  } catch (error) {
    if (!(error instanceof SendError)) throw error;
    return { outcome: "failed", channel: null, reason: error.code };
  }
}

async function sendIfWanted(
  deps: NoticeDeps,
  notice: Notice,
): Promise<NoticeResult | undefined> {
  const recipient = await readRecipient(deps.kv, notice);
  if (!recipient) return undeliverable("account_gone");
  const channels = channelsOf(recipient.user, deps.channels);
  if (channels.length === 0) return undeliverable("no_channel");
  const { settings } = recipient;
  const wanted = channels.filter((one) => !isOff(settings, one, notice.kind));
  if (wanted.length === 0) return { outcome: "unwanted", channel: null };
  if (!await isInTime(deps, notice)) return undefined;
  return await sendBy(wanted, deps, recipient, notice);
}

function undeliverable(reason: string): NoticeResult {
  return { outcome: "undeliverable", channel: null, reason };
}

async function isInTime(
  { callAsService, now }: NoticeDeps,
  { noticeId, sendBefore }: Notice,
): Promise<boolean> {
  if (sendBefore && now() >= new Date(sendBefore)) return false;
  return await isStillTrue(callAsService, noticeId);
}

/**
 * The first channel that takes it. One that was tried before stays, because it
 * may have sent the notice; so where it is turned off by now, nothing is sent.
 */
async function sendBy(
  wanted: readonly Channel[],
  deps: NoticeDeps,
  recipient: Recipient,
  notice: Notice,
): Promise<NoticeResult> {
  const first = wanted.indexOf(recipient.attempt?.channel ?? wanted[0]!);
  if (first < 0) return { outcome: "unwanted", channel: null };
  let reason = "";
  for (const channel of wanted.slice(first)) {
    const sent = await send(channel, deps, recipient, notice);
    if (sent === "sent") return { outcome: "delivered", channel };
    reason = sent.refused;
  }
  if (reason !== "line_busy") return undeliverable(reason);
  return { outcome: "failed", channel: null, reason };
}

async function send(
  channel: Channel,
  deps: NoticeDeps,
  recipient: Recipient,
  notice: Notice,
): Promise<Sent> {
  const { channels: { line, mail } } = deps;
  if (channel === "line" && line) {
    return await sendByLine({ ...deps, line }, recipient, notice);
  }
  if (channel === "mail" && mail) {
    return await sendByMail({ ...deps, mail }, recipient, notice);
  }
  return { refused: "no_channel" };
}
