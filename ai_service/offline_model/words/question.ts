import type { Locale } from "../../../shared/ui/locale.ts";
import { and, commas, or } from "./lists.ts";

/** What is asked where a message was not clear. Quotes are the person's. */
export interface QuestionWords {
  unread(quote: string): string;
  /** Asked behind that, where the rest would do. */
  goOnWithout: string;
  /** Told beside a card. */
  leftOut(quotes: readonly string[]): string;
  weekdayClash(quote: string, day: string): string;
  noSuchDate(quote: string): string;
  noSuchTime(quote: string): string;
  whichDate(quote: string, days: readonly string[]): string;
  either(quote: string): string;
  twoValues(quote: string): string;
  whichNamed(quote: string, names: readonly string[]): string;
  unknownName(quote: string): string;
  unknownStylist(quote: string, names: readonly string[]): string;
  condition(quote: string): string;
  /** It was intended; whether it is wanted now is open. */
  intended: string;
  badQuantity(quote: string): string;
  whatNumber(quote: string): string;
  twoIntents(quote: string): string;
  tooLong: string;
}

export const questionWords: Record<Locale, QuestionWords> = {
  ja: {
    unread: (quote) => `「${quote}」とは、どういう意味でしょうか。`,
    goOnWithout: "それを除いて進めてよろしければ「はい」とお話しください。",
    leftOut: (quotes) =>
      `${
        quotes.map((quote) => `「${quote}」`).join("")
      }は、この内容には含めていません。`,
    weekdayClash: (quote, day) =>
      `「${quote}」とのことですが、その日は${day}です。どの日がよろしいですか。`,
    noSuchDate: (quote) =>
      `「${quote}」という日はありません。日付をもう一度お聞かせください。`,
    noSuchTime: (quote) =>
      `「${quote}」という時刻はありません。時刻をもう一度お聞かせください。`,
    whichDate: (quote, days) =>
      `「${quote}」は、${days.join("と")}のどちらでしょうか。`,
    either: (quote) =>
      `「${quote}」のうち、どちらがよろしいですか。1つお選びください。`,
    twoValues: (quote) => `「${quote}」のどちらでしょうか。`,
    whichNamed: (quote, names) =>
      `「${quote}」は、${commas(names)} のどれでしょうか。`,
    unknownName: (quote) => `「${quote}」は見つかりませんでした。`,
    unknownStylist: (quote, names) =>
      `「${quote}」という担当者は見つかりませんでした。${
        names.length > 0
          ? `担当者は ${commas(names)} です。どなたがよろしいですか。`
          : "担当者のご指名は承っておりません。"
      }`,
    condition: (quote) =>
      `「${quote}」という条件はこちらでは確かめられません。ご希望を1つに決めてお聞かせください。`,
    intended:
      "いま、そのようにご希望でしょうか。よろしければ「はい」とお話しください。それまでは何も変わりません。",
    badQuantity: (quote) =>
      `「${quote}」という数ではご注文いただけません。いくつにしましょうか。`,
    whatNumber: (quote) => `「${quote}」は何の数でしょうか。`,
    twoIntents: (quote) =>
      `「${quote}」は、どちらのご用件でしょうか。1つずつお聞かせください。`,
    tooLong:
      "すみません、長すぎて読み取れませんでした。ご用件を短くお聞かせください。",
  },
  en: {
    unread: (quote) => `What did you mean by “${quote}”?`,
    goOnWithout: 'If I should go on without it, say "yes".',
    leftOut: (quotes) =>
      `I left out: ${quotes.map((quote) => `“${quote}”`).join(", ")}.`,
    weekdayClash: (quote, day) =>
      `You said “${quote}”, but that day is ${day}. Which day do you mean?`,
    noSuchDate: (quote) =>
      `There is no such date as “${quote}”. Which date do you mean?`,
    noSuchTime: (quote) =>
      `There is no such time as “${quote}”. Which time do you mean?`,
    whichDate: (quote, days) => `Does “${quote}” mean ${or(days)}?`,
    either: (quote) =>
      `You said “${quote}”. Which of them would you like? I can take one.`,
    twoValues: (quote) => `Which one do you mean: “${quote}”?`,
    whichNamed: (quote, names) => `By “${quote}”, do you mean ${or(names)}?`,
    unknownName: (quote) => `I could not find “${quote}”.`,
    unknownStylist: (quote, names) =>
      `I could not find a stylist called “${quote}”. ${
        names.length > 0
          ? `Our stylists are ${and(names)}. Whom would you like?`
          : "A stylist cannot be chosen here."
      }`,
    condition: (quote) =>
      `I cannot check the condition “${quote}” here. Could you tell me the one thing you would like?`,
    intended:
      'Would you still like that? If so, say "yes"; until then nothing is changed.',
    badQuantity: (quote) =>
      `I cannot order “${quote}” of something. How many would you like?`,
    whatNumber: (quote) => `What is the number “${quote}” for?`,
    twoIntents: (quote) =>
      `Which do you mean by “${quote}”? Please tell me one thing at a time.`,
    tooLong:
      "Sorry, that was too long for me to read. Could you say it in a few words?",
  },
};
