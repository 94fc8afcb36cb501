import { noticesJa } from "./notices_ja.ts";
import type { settingsEn } from "./settings_en.ts";

/** The words of the settings, in Japanese. */
export const settingsJa: typeof settingsEn = {
  title: "設定",
  back: "チャットへ戻る",
  save: "保存",
  language: "表示言語",
  display: "表示",
  theme: "配色",
  themes: { system: "端末に合わせる", light: "ライト", dark: "ダーク" },
  textSize: "文字の大きさ",
  textSizes: { normal: "標準", large: "大", largest: "特大" },
  notices: noticesJa,
  usage: "ご利用量",
  messagesToday: "本日のメッセージ",
  conversations: "会話",
  used: (used, limit) => `${used} / ${limit}`,
  resets: (when) => `${when}に数え直します。`,
  sessions: "ログイン中の端末",
  since: (when) => `${when}にログイン`,
  seen: (when) => `最終利用 ${when}`,
  thisOne: "この端末",
  signOutThere: "ログアウトさせる",
  signOutThereOf: (when) => `${when}のログインをログアウトさせる`,
  signOutEverywhere: "すべての端末でログアウト",
  data: "お客様の情報",
  exportData: "すべてダウンロード",
  exportWords: "アカウント、会話、予約、注文、フォームをJSONで書き出します。",
  erasing: {
    title: "アカウントを削除",
    words: "アカウントとすべての会話を消去します。元には戻せません。",
    lead: "お店での扱い：",
    nothing: "お店に残っている予約や注文はありません。",
    unknown:
      "ただいまお店に確認できないため、残っている予約や注文があるかもしれません。取り消せるものは取り消されます。",
    cancelled: "取り消されます",
    stays: "そのまま残ります。お店へお電話ください",
    booking: "予約",
    order: "注文",
    now: "完全に削除する",
    keep: "削除しない",
    failed:
      "うまくいきませんでした。何も削除されていません。もう一度お試しください。",
  },
};
