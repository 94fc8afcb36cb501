import { toLocalIso } from "../../shared/time/time_zone.ts";
import {
  defineOperation,
  type Operation,
  type OperationContext,
} from "../operation/operation.ts";
import { noticeCalendar } from "./calendar.ts";
import type { ClaimedNotice } from "./facts.ts";
import { customerMessage } from "./message.ts";
import { planReminders } from "./reminders.ts";
import { type ClaimedItem, claimInput, claimOutput } from "./schemas.ts";
import { delivering } from "./service_operation.ts";
import { claimNotices } from "./store.ts";
import { type OwnWords, readOwnWords } from "./words_store.ts";

/** Notices that are answered if the caller sets no number. */
const DEFAULT_LIMIT = 20;

export const noticeClaim: Operation = defineOperation({
  ...delivering,
  verb: "claim",
  // Asked for every minute, mostly for nothing.
  isReservation: true,
  title: { ja: "届けるお知らせを受け取る", en: "Take notices to deliver" },
  description: {
    ja:
      "このサービスの利用者に今届けるお知らせを受け取ります。60 秒のあいだ他には渡されません。送る直前に notice_check で確かめ、結果を notice_done で報告してください。",
    en:
      "Takes notices that are due now for this service's users. For 60 seconds nobody else gets them. Ask notice_check directly before sending, and report what came of it with notice_done.",
  },
  annotations: { ...delivering.annotations, idempotentHint: false },
  input: claimInput,
  output: claimOutput,
  async run({ sql, now, timeZone }, { limit = DEFAULT_LIMIT }) {
    const moment = { now, timeZone };
    await planReminders(sql, moment);
    const [words, claimed] = await Promise.all([
      readOwnWords(sql),
      claimNotices(sql, { ...moment, limit }),
    ]);
    return {
      items: claimed.map((notice) => toItem(notice, { ...moment, words })),
    };
  },
});

function toItem(
  notice: ClaimedNotice,
  { words, ...moment }:
    & Pick<OperationContext, "now" | "timeZone">
    & { words: OwnWords },
): ClaimedItem {
  const { id, userId, kind, aboutType, aboutId, sendBefore } = notice;
  const inLocale = { words, ...moment };
  return {
    noticeId: id,
    userId: userId!,
    kind,
    about: { type: aboutType, id: aboutId },
    words: {
      ja: customerMessage(notice, { ...inLocale, locale: "ja" }),
      en: customerMessage(notice, { ...inLocale, locale: "en" }),
    },
    calendar: noticeCalendar(notice),
    sendBefore: toLocalIso(sendBefore, moment.timeZone),
  };
}
