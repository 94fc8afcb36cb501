import type { Locale } from "../../../shared/ui/locale.ts";

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
    overlapping_booking:
      "そのお時間にはほかのご予約があるため、承れません。別の時間をお聞かせください。何も変わっていません。",
    too_many_bookings:
      "ご予約の数が上限に達しているため、これ以上は承れません。どれかをキャンセルするか、お店にご相談ください。",
    too_many_unpaid_orders:
      "未払いのご注文が上限に達しているため、新しいご注文は承れません。先にお支払いか取消をお願いします。",
    too_many_units:
      "1回のご注文で承れる数を超えています。数を減らしてお聞かせください。",
    order_not_cancellable: "そのご注文は、こちらでは取り消せません。",
    form_changed:
      "フォームの内容が変わっていたため、提出していません。お手数ですが、もう一度ご記入ください。",
    booking_not_active:
      "そのご予約はすでに取り消されているか終わっているため、変更できません。",
    price_changed:
      "料金が変わっていたため、何も行っていません。もう一度お申しつけください。",
    not_found: "それは見つかりませんでした。何も変わっていません。",
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
    overlapping_booking:
      "You have another booking at that time, so nothing was changed. Which other time would you like?",
    too_many_bookings:
      "You have as many bookings as one can have here. Cancel one of them first, or ask the shop.",
    too_many_unpaid_orders:
      "You have as many unpaid orders as one can have here. Pay or cancel one of them first.",
    too_many_units:
      "That is more than one order can hold here. How many would you like instead?",
    order_not_cancellable: "That order cannot be cancelled here.",
    form_changed:
      "The form has changed meanwhile, so it was not handed in. Please fill it in once more.",
    booking_not_active:
      "That booking is cancelled or over already, so it cannot be changed.",
    price_changed:
      "The price has changed, so nothing was done. Please ask again if you still want it.",
    not_found: "I could not find that. Nothing was changed.",
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

/** What is said of a call that was refused, by the code of its error. */
export function refusedIn(locale: Locale): (code: string) => string {
  const sentences = REFUSED[locale];
  return (code) => sentences[SAME_AS[code] ?? code] ?? sentences["failed"]!;
}
