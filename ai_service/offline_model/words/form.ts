import type { Locale } from "../../../shared/ui/locale.ts";
import type { FormField } from "../data.ts";
import { bullets, bulletsJa, commas } from "./lists.ts";

/** A question of a form, with the choices where it has some. */
export interface Question {
  label: string;
  type: FormField["type"];
  isRequired: boolean;
  options: readonly string[];
}

/** A question and its answer; `undefined` where it was not answered. */
export interface Answered {
  label: string;
  answer?: string;
}

/** What is said of forms. */
export interface FormWords {
  /** The form under way, behind another wish in its place. */
  closed: string;
  forms(titles: readonly string[]): string;
  noForms: string;
  whichForm(titles: readonly string[]): string;
  opened(title: string, count: number): string;
  question(question: Question): string;
  badAnswer(question: Question): string;
  /** It cannot be left out. */
  needed(question: Question): string;
  filled(title: string, lines: readonly Answered[]): string;
  nothingFilled(title: string): string;
  noFormYet: string;
  shallISubmit: string;
  /** Answers that did not fit, before the form is handed in without them. */
  refused(quotes: readonly string[]): string;
  missing(labels: readonly string[]): string;
  /** What a form asks. */
  asks(title: string, labels: readonly string[]): string;
  /** What else could be answered is named. */
  willSubmit(title: string, open: readonly string[]): string;
  yes: string;
  no: string;
}

export const formWords: Record<Locale, FormWords> = {
  ja: {
    closed: "記入中のフォームは、送信せずに閉じました。",
    forms: (titles) =>
      `ご記入いただけるフォームはこちらです。\n${bulletsJa(titles)}`,
    noForms: "ただいまご記入いただくフォームはありません。",
    whichForm: (titles) => `どのフォームになさいますか。\n${bulletsJa(titles)}`,
    opened: (title, count) =>
      `「${title}」ですね。質問は全部で${count}問です。1つずつお聞きします。`,
    question: (question) =>
      `${question.label}${
        question.isRequired ? "" : "（任意。なければ「なし」）"
      }${hintJa(question)}`,
    badAnswer: (question) =>
      `そのお答えは受け付けられません。もう一度お願いします。\n${question.label}${
        hintJa(question)
      }`,
    needed: (question) =>
      `これは必須の質問です。\n${question.label}${hintJa(question)}`,
    filled: (title, lines) =>
      `「${title}」のご回答です。\n${
        bulletsJa(
          lines.map(({ label, answer = "（未回答）" }) =>
            `${label}：${answer}`
          ),
        )
      }`,
    nothingFilled: (title) => `「${title}」には、まだ何も記入されていません。`,
    noFormYet: "記入中のフォームはありません。",
    shallISubmit:
      "このまま提出しましょうか。直したいところがあればお知らせください。",
    refused: (quotes) =>
      `${
        quotes.map((quote) => `「${quote}」`).join("")
      }は、まだご回答に入っていません。どの質問のお答えでしょうか。それを除いて提出してよろしければ「はい」とお話しください。`,
    missing: (labels) => `提出には次のお答えが必要です。\n${bulletsJa(labels)}`,
    asks: (title, labels) =>
      `「${title}」に必ずご記入いただくのは次のとおりです。\n${
        bulletsJa(labels)
      }`,
    willSubmit: (title, open) =>
      `「${title}」を提出します。内容をご確認のうえ、よろしければ承認してください。${
        open.length > 0
          ? `\nご希望でしたら、次の質問にもお答えいただけます。\n${
            bulletsJa(open)
          }`
          : ""
      }`,
    yes: "はい",
    no: "いいえ",
  },
  en: {
    closed: "The form that was open is closed; it was not sent.",
    forms: (titles) => `These forms can be filled in:\n${bullets(titles)}`,
    noForms: "There are no forms to fill in at the moment.",
    whichForm: (titles) => `Which form would you like?\n${bullets(titles)}`,
    opened: (title, count) =>
      `“${title}”, gladly. It has ${count} questions; I'll ask them one by one.`,
    question: (question) =>
      `${question.label}${
        question.isRequired ? "" : ' (optional; say "skip" to leave it out)'
      }${hintEn(question)}`,
    badAnswer: (question) =>
      `That answer does not fit this question. Please try again.\n${question.label}${
        hintEn(question)
      }`,
    needed: (question) =>
      `This one is needed.\n${question.label}${hintEn(question)}`,
    filled: (title, lines) =>
      `Your answers to “${title}”:\n${
        bullets(
          lines.map(({ label, answer = "(not answered)" }) =>
            `${label}: ${answer}`
          ),
        )
      }`,
    nothingFilled: (title) => `Nothing is filled in yet in “${title}”.`,
    noFormYet: "No form is being filled in.",
    shallISubmit: "Shall I hand it in? Tell me if something is to be changed.",
    refused: (quotes) =>
      `${
        quotes.map((quote) => `“${quote}”`).join(" and ")
      } is not among your answers yet. What was it the answer to? If I should hand the form in without it, say "yes".`,
    missing: (labels) =>
      `These answers are still needed before it can be handed in:\n${
        bullets(labels)
      }`,
    asks: (title, labels) =>
      `“${title}” needs these answers:\n${bullets(labels)}`,
    willSubmit: (title, open) =>
      `I'll hand in “${title}”. Please check the details and approve if all is well.${
        open.length > 0
          ? `\nIf you like, you can answer these as well:\n${bullets(open)}`
          : ""
      }`,
    yes: "Yes",
    no: "No",
  },
};

const HINTS: Record<Locale, Partial<Record<FormField["type"], string>>> = {
  ja: {
    email: "（メールアドレス）",
    phone: "（例：090-1234-5678）",
    number: "（数字）",
    date: "（例：1990年5月1日）",
    time: "（例：15:30）",
    yes_no: "（はい・いいえ）",
    consent: "（同意される場合は「同意します」）",
  },
  en: {
    email: " (an e-mail address)",
    phone: " (such as 090-1234-5678)",
    number: " (a number)",
    date: " (such as 1 May 1990)",
    time: " (such as 15:30)",
    yes_no: " (yes or no)",
    consent: ' (say "I agree" if you do)',
  },
};

function hintJa({ type, options }: Question): string {
  if (options.length === 0) return HINTS.ja[type] ?? "";
  const how = type === "multi" ? "当てはまるもの" : "1つ";
  return `（${commas(options)} から${how}をお選びください）`;
}

function hintEn({ type, options }: Question): string {
  if (options.length === 0) return HINTS.en[type] ?? "";
  const how = type === "multi" ? "any of" : "one of";
  return ` (${how}: ${options.join(", ")})`;
}
