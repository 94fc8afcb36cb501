import type { Scope } from "../../../shared/contract/scopes.ts";
import { words } from "./words.ts";

/** What a token with that scope can do. */
export const scopeWords = words<Readonly<Record<Scope, string>>>({
  "booking:read": "メニュー・空き・予約を見る",
  "booking:create": "予約する",
  "booking:update": "予約を変える",
  "booking:delete": "予約を取り消す",
  "product:read": "商品を見る",
  "order:create": "注文する・取り消す",
  "order:read": "注文を見る",
  "form:read": "フォームを見る",
  "form:submit": "フォームを送る",
  "tool:list": "できることの一覧を見る",
  "order:pay": "支払いを知らせる",
  "notice:deliver": "お客様にお知らせを届ける",
  "token:revoke": "自分のトークンを失効させる",
  "customer:forget": "お客様の情報を消す",
}, {
  "booking:read": "See services, free times and bookings",
  "booking:create": "Book",
  "booking:update": "Change bookings",
  "booking:delete": "Cancel bookings",
  "product:read": "See products",
  "order:create": "Order, and cancel orders",
  "order:read": "See orders",
  "form:read": "See forms",
  "form:submit": "Send forms",
  "tool:list": "List what can be done",
  "order:pay": "Report payments",
  "notice:deliver": "Deliver notices to customers",
  "token:revoke": "Revoke its own tokens",
  "customer:forget": "Erase a customer's data",
});
