import type { noticesEn } from "./notices_en.ts";

/** The words of what a person is told, in Japanese. */
export const noticesJa: typeof noticesEn = {
  title: "お店からのお知らせ",
  saved: "お知らせの設定を保存しました。",
  lead: "予約や注文について、お知らせする内容を選べます。",
  language: "お知らせの言語",
  channels: { line: "LINEで", mail: "メールで" },
  lineNote: "お店の公式アカウントを友だち追加していると、LINEに届きます。",
  lineFriend: "お店の公式アカウントが友だちに追加されています。",
  lineStranger:
    "まだLINEには届きません。お店の公式アカウントが友だちではないか、ブロックされています。",
  addFriend: "友だちに追加する",
  mailNote: "LINEで届けられないときは、メールで届きます。",
  none:
    "お知らせの送り先がありません。ログインに使われたアカウントから、送り先を受け取っていないためです。",
  kinds: {
    booking_booked: "予約の確定",
    booking_changed: "予約の変更",
    booking_cancelled: "予約の取消",
    booking_reminder: "予約前のリマインド",
    booking_requested: "予約リクエストの受付",
    booking_accepted: "予約リクエストの承認",
    booking_declined: "予約リクエストのお断り",
    order_paid: "注文のお支払い",
    order_ready: "注文のご用意",
    form_received: "フォームの受付",
  },
  save: "お知らせを保存",
};
