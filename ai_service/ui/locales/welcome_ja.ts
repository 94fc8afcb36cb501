import type { welcomeEn } from "./welcome_en.ts";

/** The words of what is seen before signing in, in Japanese. */
export const welcomeJa: typeof welcomeEn = {
  title: "話しかけるだけで、用がすみます。",
  signInHeading: "ログインしてはじめる",
  signedOut: "ログアウトしました。続けるには、もう一度ログインしてください。",
  today: "本日の営業",
  address: "場所",
  phone: "電話",
  signIn: {
    cancelled: "ログインを取りやめました。いつでももう一度お試しいただけます。",
    expired:
      "時間がたったため、ログインを終了しました。もう一度お試しください。",
    elsewhere:
      "ログインが別のブラウザーに戻りました。このブラウザーで、もう一度ログインしてください。",
    failed:
      "ログインできませんでした。もう一度お試しいただくか、別の方法でログインしてください。",
  },
  withGoogle: "Google でログイン",
  withLine: "LINEでログイン",
  say: "話す",
  quote: (example) => `「${example}」`,
  check: "確かめる",
  done: "完了",
  doneWords: "承認すると、すぐにお店へ届きます。",
};
