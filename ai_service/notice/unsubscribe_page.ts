import {
  type MessagePage,
  messagePage,
} from "../../shared/sign_in/message_page.ts";
import type { Locale } from "../../shared/ui/locale.ts";

/** Before and after the mails have ended, and of a link that is not valid. */
export type UnsubscribeStep = "ask" | "done" | "invalid";

const WORDS = {
  ja: {
    title: "メールの配信停止",
    ask: "予約や注文のお知らせをメールで受け取るのをやめますか？",
    button: "配信を停止する",
    done:
      "メールでのお知らせを停止しました。設定の画面で、いつでも再開できます。",
    invalid:
      "このリンクは使えません。設定の画面で、お知らせを選ぶことができます。",
    settings: "設定を開く",
  },
  en: {
    title: "Stop mails",
    ask: "Stop mails about your bookings and orders?",
    button: "Stop them",
    done: "No more of these mails are sent. The settings turn them on again.",
    invalid:
      "This link is not valid. The settings let you choose what you are told.",
    settings: "Open the settings",
  },
};

/** The page that a link in a mail opens; a person there may not be signed in. */
export function unsubscribePage(
  step: UnsubscribeStep,
  language: Locale,
): MessagePage {
  const words = WORDS[language];
  const form = step === "ask"
    ? `<form method="post"><button>${words.button}</button></form>\n`
    : "";
  return messagePage(language, {
    title: words.title,
    body: `<main>
<h1>${words.title}</h1>
<p>${words[step]}</p>
${form}<p><a href="/settings">${words.settings}</a></p>
</main>`,
  });
}
