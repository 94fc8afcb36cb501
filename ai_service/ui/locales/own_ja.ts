import type { ownEn } from "./own_en.ts";

/** The words of the pages of a person's own things, in Japanese. */
export const ownJa: typeof ownEn = {
  nav: "お客様のページ",
  toChat: "チャットへ",
  reading: "読み込んでいます…",
  failed: "ただいまお店に確認できませんでした。",
  again: "もう一度",
  more: "さらに表示",
  opening: "会話を開いています…",
  refused: "お店の決まりで、もうできません。いまの状態を表示しています。",
  calendar: "カレンダーに追加",
  calendarOf: (when) => `カレンダーに追加：${when}の予約`,
  pages: {
    bookings: {
      title: "ご予約",
      short: "予約",
      lead:
        "変更・取り消しはここから始められます。承認するまで、何も変わりません。",
      upcoming: "これからの予約",
      past: "過去の予約・取り消した予約",
      none: "これからの予約はありません。",
      noneWords: "ご希望の内容と日時をチャットでお伝えください。",
      start: "予約する",
      say: "予約したいです",
      noPast: "まだ何もありません。",
    },
    orders: {
      title: "ご注文",
      short: "注文",
      lead: "注文の品は、表示されている時刻までお取り置きします。",
      none: "注文はまだありません。",
      noneWords: "お店の商品をご覧ください。",
      start: "商品を見る",
      say: "商品を見せてください",
    },
    forms: {
      title: "フォーム",
      short: "フォーム",
      lead:
        "記入し、確認してから提出します。提出したものはお店に届いています。内容が変わったときはチャットでお伝えください。",
      none: "いま記入できるフォームはありません。",
      noneWords: "お店から案内があった場合は、チャットでお尋ねください。",
      start: "チャットで尋ねる",
      say: "フォームはありますか",
      handedIn: "提出したもの",
      noneHandedIn: "まだ提出したものはありません。",
    },
  },
};
