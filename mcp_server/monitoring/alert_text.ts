import type { Locale } from "../../shared/ui/locale.ts";
import type { AlertRule } from "./rules.ts";

/** What a rule found, in words. */
interface Found {
  rule: AlertRule;
  value: number;
  allowed: number;
}

const rounded = (value: number) => Math.round(value * 10) / 10;

type Sentences = Record<AlertRule, (value: number, allowed: number) => string>;

const SENTENCES: Record<Locale, Sentences> = {
  ja: {
    errors: (value, allowed) =>
      `リクエストの ${value} % が失敗しています（許容 ${allowed} %）`,
    slow: (value, allowed) =>
      `応答時間の p95 が ${value} ms です（許容 ${allowed} ms）`,
    silence: (value) => `リクエストが ${value} 分間ありません`,
    database: (value, allowed) =>
      `データベースの応答に ${value} ms かかっています（許容 ${allowed} ms）`,
  },
  en: {
    errors: (value, allowed) =>
      `${value} % of requests fail (${allowed} % are allowed)`,
    slow: (value, allowed) =>
      `The p95 response time is ${value} ms (${allowed} ms are allowed)`,
    silence: (value) => `No request for ${value} minutes`,
    database: (value, allowed) =>
      `The database takes ${value} ms to answer (${allowed} ms are allowed)`,
  },
};

/** One sentence about what is wrong. */
export function alertText({ rule, value, allowed }: Found, locale: Locale) {
  return SENTENCES[locale][rule](rounded(value), allowed);
}

/** The text of a webhook, in both languages: its readers' is not known. */
export function newsText(found: Found, isOver: boolean): string {
  const [ja, en] = [alertText(found, "ja"), alertText(found, "en")];
  return isOver ? `解消 / Over: ${ja} / ${en}` : `警告 / Alert: ${ja} / ${en}`;
}
