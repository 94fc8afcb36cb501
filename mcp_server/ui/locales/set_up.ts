import { words } from "./words.ts";

/** Words of the list of what a new shop needs. */
export const setUpWords = words({
  title: "お店の準備",
  lead: "ここまで済むと、お客様がチャットで予約できます。",
  done: "済み",
  open: "まだ",
  steps: {
    name: "お店の名前と連絡先を書く",
    hours: "営業時間を決める",
    services: "メニューを加える",
    people: "担当・席を加え、できるメニューを選ぶ",
    products: "商品を並べる",
    forms: "フォームを作る",
  },
  optional: "（あとでも）",
}, {
  title: "Set up the shop",
  lead: "Once these are done, customers can book by chat.",
  done: "Done",
  open: "To do",
  steps: {
    name: "Write the shop’s name and how to reach it",
    hours: "Set the opening hours",
    services: "Add services",
    people: "Add stylists and chairs, and what they do",
    products: "Put products on sale",
    forms: "Make a form",
  },
  optional: "(can wait)",
});
