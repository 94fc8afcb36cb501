import type { Locale } from "../../../shared/ui/locale.ts";
import { bracesOf, braceWords } from "./brace_refusals.ts";
import { words } from "./words.ts";

/** Why something could not be done, by the code of the operation's refusal. */
const refusalWords = words<Readonly<Record<string, string>>>({
  invalid_input: "入力を確認してください。",
  not_found: "見つかりません。ほかの人が消したか、変えたのかもしれません。",
  role_required: "この操作は、あなたの役割ではできません。",
  not_for_staff: "お客様に代わってこの操作はできません。",
  rate_limited: "短い時間に操作が多すぎます。少し待ってからもう一度どうぞ。",
  unavailable: "今はデータベースに届きません。少し待ってからもう一度どうぞ。",
  idempotency_key_reused:
    "この画面からはもう一度送れません。開き直してください。",
  last_owner: "最後のオーナーは外したり、役割を変えたりできません。",
  already_staff: "このアドレスの人は、もうスタッフです。",
  already_trusted: "この AI サービスは、もう信頼されています。",
  keys_missing: "鍵か JWKS の URL が 1 つは必要です。",
  keys_from_environment:
    "この鍵は環境変数 AI_SERVICE_PUBLIC_KEY で変え、migrate を実行してください。",
  slot_taken: "その時間は、ほかの予約が入りました。",
  slot_unavailable: "その時間は予約できません。",
  overlapping_booking: "このお客様の別の予約と重なります。",
  too_many_bookings: "このお客様の予約の数が上限です。",
  too_many_unpaid_orders: "このお客様の支払い前の注文の数が上限です。",
  too_many_units: "1 回に注文できる数を超えています。",
  too_late_to_change: "変更できる期限を過ぎています。",
  too_late_to_cancel: "キャンセルできる期限を過ぎています。",
  booking_not_active: "この予約は、もう変えられません。",
  booking_changed:
    "ほかの人がその間に変えました。今の予約を見て、もう一度どうぞ。",
  status_not_possible: "この予約は、今その状態にできません。",
  stock_changed: "在庫が、見ている間に変わりました。もう一度確認してください。",
  out_of_stock: "在庫が足りません。",
  less_than_held: "取り置き中の数より少なくはできません。",
  product_not_found: "商品が見つかりません。",
  price_changed: "価格が変わりました。もう一度確認してください。",
  order_not_paid: "この注文は、まだ支払われていません。",
  order_already_paid: "この注文は、もう支払われています。",
  order_cancelled: "この注文は、取り消されています。",
  order_expired: "この注文は、支払いのないまま期限が切れています。",
  order_handed_over: "この注文は、もうお渡し済みです。",
  order_refunded: "この注文の代金は、もう返しています。",
  already_refunded: "この支払いは、もう全額を返しています。",
  refund_too_large: "返せる額を超えています。",
  order_not_cancellable: "この注文は、もう取り消せません。",
  total_too_large: "合計が大きすぎます。",
  mixed_currencies: "通貨のちがう商品は、1 つの注文にできません。",
  customer_forgotten: "このお客様の情報は消されています。",
  form_changed: "フォームが変わりました。開き直してください。",
  details_of_account:
    "アカウントのあるお客様の名前とメールアドレスは直せません。",
  not_a_walk_in: "まとめられるのは、アカウントのないお客様だけです。",
  too_many_feeds: "配信が多すぎます。使わないものを止めてください。",
  notice_not_dead: "このお知らせは、もう一度送る必要がありません。",
}, {
  invalid_input: "Please check what you entered.",
  not_found: "This was not found. Someone may have removed or changed it.",
  role_required: "Your role does not include this.",
  not_for_staff: "This cannot be done in place of a customer.",
  rate_limited:
    "There were too many actions in a short time. Please wait a moment and try again.",
  unavailable:
    "The database cannot be reached at the moment. Please wait a moment and try again.",
  idempotency_key_reused:
    "This page cannot send that twice. Please open it again.",
  last_owner: "The last owner cannot be removed or given another role.",
  already_staff: "Someone with this address is already staff.",
  already_trusted: "This AI service is trusted already.",
  keys_missing: "At least one key or a JWKS URL is needed.",
  keys_from_environment:
    "Change these keys in AI_SERVICE_PUBLIC_KEY, and run migrate.",
  slot_taken: "That time was taken by another booking.",
  slot_unavailable: "That time cannot be booked.",
  overlapping_booking: "This overlaps another booking of the customer.",
  too_many_bookings: "This customer has as many bookings as are allowed.",
  too_many_unpaid_orders:
    "This customer has as many unpaid orders as are allowed.",
  too_many_units: "These are more units than one order may have.",
  too_late_to_change: "The time for changes is over.",
  too_late_to_cancel: "The time for cancelling is over.",
  booking_not_active: "This booking can no longer be changed.",
  booking_changed:
    "This booking was changed meanwhile. Please look at it as it is now, and try again.",
  status_not_possible: "This booking cannot get that status now.",
  stock_changed: "The stock has changed meanwhile. Please check it again.",
  out_of_stock: "There is not enough in stock.",
  less_than_held: "It cannot be less than what is held for orders.",
  product_not_found: "This product was not found.",
  price_changed: "The price has changed. Please check it again.",
  order_not_paid: "This order is not paid yet.",
  order_already_paid: "This order is paid already.",
  order_cancelled: "This order was cancelled.",
  order_expired: "This order expired without a payment.",
  order_handed_over: "This order was handed over already.",
  order_refunded: "The money of this order was given back already.",
  already_refunded: "All of this payment was given back already.",
  refund_too_large: "This is more than is left of the payment.",
  order_not_cancellable: "This order can no longer be cancelled.",
  total_too_large: "The total is too large.",
  mixed_currencies: "Products in two currencies cannot be in one order.",
  customer_forgotten: "This customer's data was erased.",
  form_changed: "The form has changed. Please open it again.",
  details_of_account:
    "The name and e-mail address of a customer with an account cannot be changed here.",
  not_a_walk_in: "Only a customer without an account can be merged.",
  too_many_feeds: "There are too many feeds. Please revoke one first.",
  notice_not_dead: "This notice need not be sent again.",
});

/** What is wrong with an argument, where the refusal says it. */
const reasonWords = words<Readonly<Record<string, string>>>({
  not_a_key: "公開鍵の PEM として読めません。",
  private_key:
    "これは秘密鍵です。貼り付けた秘密鍵はもう安全ではありません。公開鍵だけを入れてください。",
  not_rsa: "RSA の鍵ではありません。RSA の公開鍵が要ります。",
  too_short: "鍵が短すぎます。2048 ビット以上の鍵が要ります。",
  user_info: "URL にユーザー名やパスワードは入れられません。",
  private_address:
    "この URL は、この機械か内部のネットワークを指しています。公開されている https の URL を入れてください。",
  not_https: "https の URL を入れてください。",
  only_stylists: "担当・席を選べるのは、役割がスタイリストのときだけです。",
  stylist_needs_column: "スタイリストには、担当・席を選んでください。",
  closes_too_early: "終わりは、始まりより後の時刻にしてください。",
  openings_overlap: "同じ日の 2 つの時間が重なっています。",
  wrong_way:
    "この理由では、数が逆の向きに変わっています。理由か数を直してください。",
  picture_too_large: "写真が大きすぎます。300 KB までです。",
  too_many_pixels: "写真の縦か横が 1200 ピクセルを超えています。",
  not_a_picture: "JPEG、PNG、WebP の写真ではありません。",
  broken_picture: "写真が壊れています。",
  moving_picture: "動く画像は使えません。",
}, {
  not_a_key: "This cannot be read as a public key in PEM.",
  private_key:
    "This is a private key, which is not safe any more once it was pasted. Please enter the public key only.",
  not_rsa: "This is not an RSA key. An RSA public key is needed.",
  too_short: "This key is too short: 2048 bits or more are needed.",
  user_info: "The URL must not have a user name or a password in it.",
  private_address:
    "This URL leads to this machine or into an internal network. Please enter a public https URL.",
  not_https: "Please enter an https URL.",
  only_stylists: "Only somebody with the role of a stylist has a column.",
  stylist_needs_column: "Please choose the column of this stylist.",
  closes_too_early: "Each day must close later than it opens.",
  openings_overlap: "Two openings of one day overlap.",
  wrong_way:
    "For this reason the number goes the wrong way. Please change either.",
  picture_too_large: "The picture is too large. It can have 300 KB.",
  too_many_pixels: "A side of the picture has more than 1200 pixels.",
  not_a_picture: "This is no JPEG, PNG or WebP.",
  broken_picture: "The picture is broken.",
  moving_picture: "A picture that moves cannot be used.",
});

/** What is said of a refusal that has no words of its own. */
const other = words(
  { done: (code: string) => `できませんでした（${code}）。` },
  {
    done: (code) => `This could not be done (${code}).`,
  },
);

/** Why something was refused, in one sentence. */
export function refusalSentence(
  { code, details }: {
    code: string;
    details?: Readonly<Record<string, unknown>> | undefined;
  },
  locale: Locale,
): string {
  const reason = String(details?.reason);
  const ofBraces = braceWords[locale][reason];
  if (details && ofBraces) return ofBraces(bracesOf(details));
  return reasonWords[locale][reason] ??
    refusalWords[locale][code] ?? other[locale].done(code);
}
