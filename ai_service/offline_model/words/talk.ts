import type { Locale } from "../../../shared/ui/locale.ts";
import type { Abilities } from "../abilities.ts";
import { and, bullets, bulletsJa, orJa } from "./lists.ts";

/** What is said beside the jobs. */
export interface TalkWords {
  looking: string;
  greeting(customer: string, can: Abilities): string;
  help(can: Abilities): string;
  thanks: string;
  goodbye: string;
  leftAlone: string;
  later: string;
  language: string;
  /** "Yes" where nothing was asked. */
  yesToWhat(can: Abilities): string;
  unclear(can: Abilities): string;
  /** The tools that this would take are not there. */
  notOffered(can: Abilities): string;
  /** A card can be approved by its button only. */
  pressButton(count: number): string;
  /** A message came while a card waited, and is about something else. */
  wasWithdrawn(count: number): string;
  /** Of two jobs, one needs an answer first. */
  theRestLater: string;
  /** A card waited, and the message asks for something else. */
  wasReplaced: string;
}

export const talkWords: Record<Locale, TalkWords> = {
  ja: {
    looking: "お調べしますね。",
    greeting: (customer, { topics, examples: [example] }) =>
      `${customer ? `${customer}様、` : ""}こんにちは。${
        topics.length > 0 ? `${orJa(topics)}のご案内をいたします。` : ""
      }ご希望をお聞かせください。たとえば「${example}」のようにお話しください。`,
    help: ({ jobs, examples: [, ...examples] }) =>
      jobs.length > 0
        ? `次のことをお手伝いできます。\n${bulletsJa(jobs)}${
          examples.length > 0
            ? `\n${
              examples.map((one) => `「${one}」`).join("")
            }のようにお話しください。`
            : ""
        }`
        : "申し訳ありません、ただいまこちらで承れることがありません。",
    thanks: "どういたしまして。ほかにもご用がありましたら、いつでもどうぞ。",
    goodbye: "ありがとうございました。またいつでもお声がけください。",
    leftAlone:
      "かしこまりました。そのままにしておきます。ほかにご用はありますか。",
    later:
      "かしこまりました。何も行っていません。お決まりになりましたら、いつでもお声がけください。",
    language: "かしこまりました。日本語でご案内します。ご用件をどうぞ。",
    yesToWhat: ({ topics }) => `何を承りましょうか。${helpWithJa(topics)}`,
    unclear: ({ topics }) =>
      `すみません、うまく聞き取れませんでした。${
        helpWithJa(topics)
      }もう少し詳しくお聞かせください。`,
    notOffered: ({ topics }) =>
      `申し訳ありません、それはこちらでは承れません。${helpWithJa(topics)}`,
    pressButton: (count) =>
      count === 1
        ? "まだ何も行っていません。よろしければ、カードの「承認」ボタンを押してください。文字のお返事では確定しません。"
        : `まだ何も行っていません。よろしければ、${count}件それぞれのカードの「承認」ボタンを押してください。文字のお返事では確定しません。`,
    wasWithdrawn: (count) =>
      count === 1
        ? "先ほどの確認カードは取り下げました。何も行っていません。まだご希望でしたら「はい」とお話しください。もう一度お出しします。"
        : "先ほどの確認カードはすべて取り下げました。何も行っていません。まだご希望でしたら「はい」とお話しください。もう一度お出しします。",
    theRestLater: "ほかのご用件は、そのあとすぐに承ります。",
    wasReplaced:
      "（先ほどの確認カードは取り下げました。そちらは何も行っていません。）",
  },
  en: {
    looking: "Let me check.",
    greeting: (customer, { topics, examples: [example] }) =>
      `Hello${customer ? `, ${customer}` : ""}! ${
        helpWith(topics)
      }Just say what you need, for example "${example}".`,
    help: ({ jobs, examples: [, ...examples] }) =>
      jobs.length > 0
        ? `I can help you with:\n${bullets(jobs)}${
          examples.length > 0
            ? `\nFor example: ${
              examples.map((one) => `"${one}"`).join(" or ")
            }.`
            : ""
        }`
        : "I'm sorry, there is nothing I can do here at the moment.",
    thanks: "You're welcome! If there is anything else, just ask.",
    goodbye: "Thank you, and see you soon!",
    leftAlone: "All right, I'll leave it as it is. Is there anything else?",
    later:
      "All right, nothing was done. Just tell me whenever you have decided.",
    language: "Of course, let's go on in English. What can I do for you?",
    yesToWhat: ({ topics }) =>
      `What would you like me to do? ${helpWith(topics)}`.trim(),
    unclear: ({ topics }) =>
      `Sorry, I didn't quite get that. ${
        helpWith(topics)
      }Could you tell me a little more?`,
    notOffered: ({ topics }) =>
      `I'm sorry, I cannot do that here. ${helpWith(topics)}`.trim(),
    pressButton: (count) =>
      count === 1
        ? "Nothing has been done yet. If all is well, please press the Approve button on the card; a written answer does not confirm it."
        : `Nothing has been done yet. If all is well, please press the Approve button on each of the ${count} cards; a written answer does not confirm them.`,
    wasWithdrawn: (count) =>
      count === 1
        ? 'The card above was withdrawn and nothing was done. If you still want it, say "yes" and I will show it again.'
        : 'The cards above were withdrawn and nothing was done. If you still want them, say "yes" and I will show them again.',
    theRestLater: "I'll come to the rest right after that.",
    wasReplaced:
      "(The card before was withdrawn, and nothing was done about it.)",
  },
};

/** A sentence; nothing where there is no topic. */
function helpWithJa(topics: readonly string[]): string {
  return topics.length > 0
    ? `${orJa(topics)}のことでしたらお手伝いできます。`
    : "";
}

/** A sentence with a space after it; nothing where there is no topic. */
function helpWith(topics: readonly string[]): string {
  return topics.length > 0 ? `I can help you with ${and(topics)}. ` : "";
}
