import type { Locale } from "../../../shared/ui/locale.ts";
import { type BookingWords, bookingWords } from "./booking.ts";
import { type ChangeWords, changeWords } from "./change.ts";
import { type FormWords, formWords } from "./form.ts";
import { type InfoWords, infoWords } from "./info.ts";
import { type OrderWords, orderWords } from "./order.ts";
import { type QuestionWords, questionWords } from "./question.ts";
import { type ReportWords, reportWords } from "./report.ts";
import { type ShopWords, shopWords } from "./shop.ts";
import { type TalkWords, talkWords } from "./talk.ts";

/** Everything that is said in a language, with the values already in words. */
export interface Words {
  talk: TalkWords;
  question: QuestionWords;
  booking: BookingWords;
  change: ChangeWords;
  shop: ShopWords;
  order: OrderWords;
  form: FormWords;
  info: InfoWords;
  report: ReportWords;
}

/** The words of a language. */
export function wordsOf(locale: Locale): Words {
  return WORDS[locale];
}

const WORDS: Record<Locale, Words> = { ja: wordsIn("ja"), en: wordsIn("en") };

function wordsIn(locale: Locale): Words {
  return {
    talk: talkWords[locale],
    question: questionWords[locale],
    booking: bookingWords[locale],
    change: changeWords[locale],
    shop: shopWords[locale],
    order: orderWords[locale],
    form: formWords[locale],
    info: infoWords[locale],
    report: reportWords[locale],
  };
}
