import type { NoticeKind } from "./kinds.ts";
import type { Template } from "./template.ts";

const BOOKING = `日時：{when}
メニュー：{service}
担当：{stylist}`;

const SHOP = `{shop}
{address}
{phone}`;

function about(subject: string, what: string, details: string): Template {
  return { subject, text: `{customer} 様\n\n${what}\n\n${details}\n\n${SHOP}` };
}

export const JAPANESE_WORDS: Readonly<Record<NoticeKind, Template>> = {
  booking_booked: about(
    "ご予約を承りました：{when}",
    "ご予約を承りました。",
    BOOKING,
  ),
  booking_changed: about(
    "ご予約が変わりました：{when}",
    "ご予約の内容が変わりました（変更の手続き：{by}）。変更後の内容は次のとおりです。",
    BOOKING,
  ),
  booking_cancelled: about(
    "ご予約はキャンセルされました：{when}",
    "次のご予約はキャンセルされました（手続き：{by}）。",
    BOOKING,
  ),
  booking_reminder: about(
    "ご予約のお知らせ：{when}",
    "ご予約の日が近づきました。お待ちしております。",
    BOOKING,
  ),
  booking_requested: about(
    "ご予約のお申し込みを受け付けました：{when}",
    "お申し込みを受け付けました。まだ確定していません。お店が確かめて、あらためてお知らせします。",
    BOOKING,
  ),
  booking_accepted: about(
    "ご予約が確定しました：{when}",
    "お申し込みいただいたご予約が確定しました。",
    BOOKING,
  ),
  booking_declined: about(
    "ご予約をお受けできませんでした：{when}",
    "申し訳ありません。お申し込みいただいた次のご予約は、お受けできませんでした。",
    BOOKING,
  ),
  order_paid: about(
    "お支払いを確認しました：注文 {number}",
    "お支払いを確認しました。",
    "注文番号：{number}\n商品：{items}\n合計：{total}",
  ),
  order_ready: about(
    "商品をお渡しできます：注文 {number}",
    "ご注文の商品をお渡しできるようになりました。",
    "注文番号：{number}\n商品：{items}",
  ),
  form_received: about(
    "「{form}」を受け取りました",
    "ご記入ありがとうございます。「{form}」を受け取りました。",
    "",
  ),
};
