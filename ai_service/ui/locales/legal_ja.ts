import type { legalEn } from "./legal_en.ts";

/** The pages about privacy and terms, in Japanese. */
export const legalJa: typeof legalEn = {
  back: "はじめに戻る",
  contact: "お問い合わせ先",
  notKnown: "ただいまお店の情報を表示できません。",
  privacy: {
    title: "プライバシー",
    stored: "保存する情報",
    storedWords:
      "お名前、ログインで提供された場合はメールアドレス、ログインで使われる識別番号、ここでの会話、そして承認された予約・注文・フォームの内容です。",
    model: "メッセージを読む相手",
    offline:
      "メッセージにはこのサービスのプログラムが答えます。AI事業者には送られません。",
    provider:
      "回答のため、メッセージと調べた内容をこのサービスが利用するAI事業者に送ります。ログイン情報は送りません。",
    shop: "お店に届く内容",
    shopWords:
      "承認された予約・注文・フォームと、お名前・ご連絡先です。会話は届きません。",
    cookies: "クッキー",
    cookiesWords:
      "ログインを保つためのものと、ログイン中だけの短いものを使います。広告や追跡のためのものはありません。",
    erasing: "削除について",
    erasingWords:
      "設定から、ご自身ですべてを書き出し、削除できます。お支払い済みの注文など、法律でお店に保存が求められるものは、お名前を除いて残ります。",
  },
  terms: {
    title: "ご利用にあたって",
    approval: "ご本人の承認",
    approvalWords:
      "アシスタントは提案だけを行います。予約・変更・注文は、カードの内容をご本人が承認したときに、その内容で行われます。",
    mistakes: "回答の正確さ",
    mistakesWords:
      "回答はプログラムが作成するため、誤りを含むことがあります。カードの内容と、お店に記録された内容が正しいものとなります。",
    cancellation: "変更とキャンセル",
    payment: "お支払い",
  },
};
