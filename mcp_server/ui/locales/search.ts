import { words } from "./words.ts";

/** Words of the search over everything. */
export const searchWords = words({
  label: "お客様・予約・注文を探す",
  placeholder: "名前・電話・注文番号（/）",
  title: "検索",
  resultsFor: (query: string) => `「${query}」の検索結果`,
  hint: "名前、ふりがな、電話番号、メールアドレス、注文番号で探せます。",
  customers: "お客様",
  bookings: "これからの予約",
  orders: "注文",
  nothing: "見つかりませんでした。",
  more: "お客様をすべて見る",
}, {
  label: "Find customers, bookings and orders",
  placeholder: "Name, phone, order (/)",
  title: "Search",
  resultsFor: (query) => `Results for “${query}”`,
  hint: "Search by name, reading, phone, e-mail address or order number.",
  customers: "Customers",
  bookings: "Upcoming bookings",
  orders: "Orders",
  nothing: "Nothing was found.",
  more: "See all of these customers",
});
