import type { Locale } from "../../../shared/ui/locale.ts";
import type { ToolError } from "../../agent/tool_outcome.ts";
import { commas, or } from "./lists.ts";
import { readFailedIn, refusedIn } from "./refused.ts";

/** What is said of changes that were made, declined or refused. */
export interface ReportWords {
  booked(service: string, moment: string, price: string): string;
  requested(service: string, moment: string, price: string): string;
  moved(service: string, moment: string): string;
  cancelled(line: string): string;
  ordered(number: string, total: string): string;
  payBy(moment: string, phone: string | undefined): string;
  orderCancelled(number: string): string;
  submitted(title: string): string;
  /** Of a booking, which may suit at another time. */
  declinedTime: string;
  declined: string;
  /** Of a form, whose answers are kept. */
  declinedForm: string;
  expired: string;
  /** Of several changes, those that were declined beside one that was made. */
  restDeclined(count: number): string;
  restFailed(count: number): string;
  restUnknown(count: number): string;
  taken(openings: readonly string[]): string;
  notOnOffer(openings: readonly string[]): string;
  outOfStock(available: number | undefined): string;
  /** A call that was refused. */
  refused(error: Pick<ToolError, "code" | "details">): string;
  /** A read that failed: nothing was to be done in any case. */
  readFailed(code: string): string;
  callShop(phone: string | undefined): string;
}

export const reportWords: Record<Locale, ReportWords> = {
  ja: {
    booked: (service, moment, price) =>
      `ご予約が完了しました。${moment}、${service}（${price}）です。ご来店をお待ちしております。`,
    requested: (service, moment, price) =>
      `ご予約を申し込みました。${moment}、${service}（${price}）です。店が確認するまで確定しません。`,
    moved: (service, moment) =>
      `ご予約を変更しました。${moment}、${service}です。お待ちしております。`,
    cancelled: (line) =>
      `${line}のご予約をキャンセルしました。またのご利用をお待ちしております。`,
    ordered: (number, total) =>
      `ご注文を承りました。注文番号は ${number}、合計は${total}です。ありがとうございます。`,
    payBy: (moment, phone) =>
      `お支払いの期限は${moment}です。それまでにお支払いがないと、ご注文は取り消されます。お支払いは「支払う」のボタンからお願いします。ボタンが見当たらないときは、${
        phone ? `お店（電話 ${phone}）` : "お店"
      }にお尋ねください。`,
    orderCancelled: (number) => `ご注文 ${number} を取り消しました。`,
    submitted: (title) =>
      title
        ? `「${title}」を提出しました。ありがとうございます。`
        : "フォームを提出しました。ありがとうございます。",
    declinedTime:
      "かしこまりました。何も行っていません。日時などを変える場合はお知らせください。",
    declined: "かしこまりました。何も行っていません。",
    declinedForm:
      "かしこまりました。まだ提出していません。直したいところがあればお知らせください。",
    expired:
      "お返事の期限が過ぎたため、何も行っていません。ご希望でしたら、もう一度お申しつけください。",
    restDeclined: (count) => `ほか${count}件は、ご指示どおりそのままです。`,
    restFailed: (count) =>
      `ほか${count}件は受け付けられませんでした。その分は変わっていません。`,
    restUnknown: (count) =>
      `ほか${count}件は完了したかどうかを確認中です。わかり次第、ここでお知らせします。`,
    taken: (openings) =>
      `申し訳ありません、そのお時間はたった今埋まってしまいました。${
        openings.length > 0
          ? `次に空いているのは ${commas(openings)} です。いかがですか。`
          : "別のお時間をお聞かせください。"
      }`,
    notOnOffer: (openings) =>
      `申し訳ありません、そのお時間は承れません。${
        openings.length > 0
          ? `空いているのは ${commas(openings)} です。いかがですか。`
          : "別のお時間をお聞かせください。"
      }`,
    outOfStock: (available = 0) =>
      available > 0
        ? `申し訳ありません、在庫が足りません。残りは${available}点です。何も注文していません。`
        : "申し訳ありません、在庫がなくなりました。何も注文していません。",
    refused: refusedIn("ja"),
    readFailed: readFailedIn("ja"),
    callShop: (phone) =>
      phone
        ? `お手数ですがお店（電話 ${phone}）にご連絡ください。`
        : "お手数ですがお店に直接ご連絡ください。",
  },
  en: {
    booked: (service, moment, price) =>
      `You're booked: ${service} on ${moment}, ${price}. We look forward to seeing you!`,
    requested: (service, moment, price) =>
      `Your booking is requested: ${service} on ${moment}, ${price}. It is not final until the shop confirms it.`,
    moved: (service, moment) =>
      `Your booking is changed: ${service} on ${moment}. See you then!`,
    cancelled: (line) =>
      `Your booking is cancelled: ${line}. We hope to see you another time.`,
    ordered: (number, total) =>
      `Thank you! Your order ${number} is placed; the total is ${total}.`,
    payBy: (moment, phone) =>
      `Please pay by ${moment}, or the order is cancelled. Use the “Pay” button; where you see none, please ask the shop${
        phone ? ` (${phone})` : ""
      } how to pay.`,
    orderCancelled: (number) => `Your order ${number} is cancelled.`,
    submitted: (title) =>
      title
        ? `“${title}” is handed in. Thank you!`
        : "The form is handed in. Thank you!",
    declinedTime:
      "All right, nothing was done. Tell me if you would like another day or time.",
    declined: "All right, nothing was done.",
    declinedForm:
      "All right, it was not handed in. Tell me if something is to be changed.",
    expired:
      "The time to decide about this has run out, so nothing was done. Just ask again if you still want it.",
    restDeclined: (count) =>
      count === 1
        ? "The other one was left as it is, as you decided."
        : `The other ${count} were left as they are, as you decided.`,
    restFailed: (count) =>
      count === 1
        ? "The other one did not work, so nothing was changed there."
        : `The other ${count} did not work, so nothing was changed there.`,
    restUnknown: (count) =>
      count === 1
        ? "The other one is still being confirmed. You will be told here as soon as it is known."
        : `The other ${count} are still being confirmed. You will be told here as soon as it is known.`,
    taken: (openings) =>
      `I'm sorry, that time was taken just now. ${
        openings.length > 0
          ? `The next open times are ${or(openings)}. Would one of these work?`
          : "Could you give me another time?"
      }`,
    notOnOffer: (openings) =>
      `I'm sorry, that time is not open. ${
        openings.length > 0
          ? `The next open times are ${or(openings)}. Would one of these work?`
          : "Could you give me another time?"
      }`,
    outOfStock: (available = 0) =>
      available > 0
        ? `I'm sorry, there are only ${available} left, so nothing was ordered.`
        : "I'm sorry, that has just sold out, so nothing was ordered.",
    refused: refusedIn("en"),
    readFailed: readFailedIn("en"),
    callShop: (phone) =>
      phone
        ? `Please call the shop at ${phone}.`
        : "Please contact the shop directly.",
  },
};
