import type { paymentEn } from "./payment_en.ts";

/** The words of payments, in Japanese. */
export const paymentJa: typeof paymentEn = {
  pay: "支払う",
  payUntil: (time) => `${time}までにお支払いください。`,
  left: (clock) => `残り ${clock}`,
  notPayable: "このご注文はお支払いいただけません。",
  failed: "お支払いを始められませんでした。請求は行われていません。",
  receipt: "領収書",
  statuses: {
    paid: "お支払い済み",
    refunded: "返金済み",
    partially_refunded: "一部返金済み",
    awaiting: "コンビニでのお支払い待ち",
  },
  back: "会話に戻る",
  toChat: "チャットへ",
  pages: {
    paid: {
      title: "お支払いありがとうございます",
      lead: "お支払いを確認し、ご注文が確定しました。",
    },
    awaiting: {
      title: "コンビニでお支払いください",
      lead:
        "ご注文はお支払いをお待ちしています。確認しましたら会話でお知らせします。",
    },
    open: {
      title: "お支払いはまだです",
      lead: "請求は行われていません。会話のご注文からお支払いいただけます。",
    },
    lapsed: {
      title: "お支払いページの期限が切れました",
      lead:
        "請求は行われていません。お取り置きの期限内であれば、会話からお支払いいただけます。",
    },
    returned: {
      title: "お支払いを返金いたします",
      lead: "ご注文を確定できなくなったため、全額を返金いたします。",
    },
    unclear: {
      title: "お支払いをお店が確認します",
      lead:
        "お支払いを受け取りましたが、内容がご注文と一致しませんでした。お店からご連絡します。",
    },
    unknown: {
      title: "お支払いを確認しています",
      lead:
        "少しお待ちください。確認できると、このページと会話でお知らせします。",
    },
  },
};
