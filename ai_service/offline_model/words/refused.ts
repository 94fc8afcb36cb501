import type { Locale } from "../../../shared/ui/locale.ts";
import { refusalIn } from "../../agent/refusal_words.ts";
import type { ToolError } from "../../agent/tool_outcome.ts";

/** What only the assistant says, or says in other words than a card. */
const REFUSED: Record<Locale, Record<string, string>> = {
  ja: {
    being_confirmed:
      "お店のシステムからの返事を待っており、完了したかどうかを確認中です。わかり次第、ここでお知らせします。もう一度お申し込みいただく必要はありません。",
    unconfirmed:
      "完了したかどうか確認できませんでした。お手数ですが、お店に直接お問い合わせください。",
    busy: "ただいま混み合っています。少し待ってから、もう一度お試しください。",
    unknown:
      "お店のシステムから返事がなく、完了したかどうか確認できません。「予約を確認」とお話しいただければお調べします。",
    too_late:
      "申し訳ありません、受付の締切を過ぎているため、こちらでは変更やキャンセルができません。",
    too_many_bookings:
      "ご予約の数が上限に達しているため、これ以上は承れません。どれかをキャンセルするか、お店にご相談ください。",
    away:
      "ただいまお店の窓口につながらないため、お調べできませんでした。少し時間をおいて、もう一度お試しください。",
    not_read:
      "申し訳ありません、お調べできませんでした。もう一度お試しください。",
    failed:
      "申し訳ありません、うまくいきませんでした。何も変わっていません。もう一度お試しください。",
  },
  en: {
    being_confirmed:
      "The shop's system has not answered yet, so it is still being confirmed whether this was done. You will be told here as soon as it is known; there is no need to ask for it again.",
    unconfirmed:
      "We could not find out whether this was done. Please ask the shop directly.",
    busy: "We are busy right now. Please wait a moment and try again.",
    unknown:
      'The shop\'s system did not answer, so I cannot tell whether this was done. Say "show my bookings" and I will look it up.',
    too_late: "I'm sorry, it is too late to change or cancel this here.",
    too_many_bookings:
      "You have as many bookings as one can have here. Cancel one of them first, or ask the shop.",
    away:
      "The shop's counter cannot be reached at the moment, so I could not look this up. Please try again in a little while.",
    not_read: "I'm sorry, I could not look this up. Please try again.",
    failed:
      "I'm sorry, that did not work, and nothing was changed. Please try again.",
  },
};

/** Codes that are told by the sentence of another one. */
const SAME_AS: Record<string, string> = {
  confirmation_pending: "being_confirmed",
  rate_limited: "busy",
  not_prepared: "busy",
  unavailable: "unknown",
  no_result: "unknown",
  too_late_to_cancel: "too_late",
  too_late_to_change: "too_late",
};

/** Of a look-up that failed; it says nothing about any change. */
const READ_FAILED: Record<string, string> = {
  rate_limited: "busy",
  unavailable: "away",
};

/** What is said where something could not be looked up. */
export function readFailedIn(locale: Locale): (code: string) => string {
  return (code) => REFUSED[locale][READ_FAILED[code] ?? "not_read"]!;
}

/** What is said of a call that was refused. */
export function refusedIn(
  locale: Locale,
): (error: Pick<ToolError, "code" | "details">) => string {
  const sentences = REFUSED[locale];
  return (error) =>
    sentences[SAME_AS[error.code] ?? error.code] ??
      refusalIn(locale, error) ?? sentences["failed"]!;
}
