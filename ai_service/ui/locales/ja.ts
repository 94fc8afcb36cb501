import { PRODUCT_NAME } from "../../../shared/ui/product.ts";
import type { Messages } from "./en.ts";
import { chatJa } from "./chat_ja.ts";
import { legalJa } from "./legal_ja.ts";
import { paymentPagesJa } from "./payment_pages_ja.ts";
import { settingsJa } from "./settings_ja.ts";
import { welcomeJa } from "./welcome_ja.ts";

/** Every string of the chat site in Japanese. */
export const ja: Messages = {
  ...chatJa,
  tagline: "話すだけで、用がすみます",
  skipToContent: "本文へ移動",
  languageSwitch: "表示言語",
  welcome: welcomeJa,
  legal: legalJa,
  settings: settingsJa,
  errors: {
    notFoundTitle: "ここには何もありません",
    notFoundLead:
      "ページまたは会話が見つからないか、あなたのものではありません。",
    unreadableTitle: "送られた内容を読み取れませんでした",
    unreadableLead:
      "送られた内容を読み取れなかったため、何も変更していません。前のページに戻って、もう一度お試しください。",
    tooLargeTitle: "一度に送れる量を超えています",
    tooLargeLead:
      "一度に送れる量を超えたため、何も変更していません。前のページに戻り、短くしてからもう一度お送りください。",
    title: "問題が起きました",
    lead: "こちらの不具合です。少し待ってから、もう一度お試しください。",
    home: `${PRODUCT_NAME.ja}へ戻る`,
  },
  payment: { ...chatJa.payment, ...paymentPagesJa },
};
