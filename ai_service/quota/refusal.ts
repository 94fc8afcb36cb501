import { ApiError } from "../../shared/http/errors.ts";
import type { Bilingual, Locale } from "../../shared/ui/locale.ts";

/** The limit that was reached, as `details.limit` names it. */
export type LimitName =
  | "turns_per_minute"
  | "turns_per_day"
  | "tokens_per_day"
  | "running_turns"
  | "open_streams";

/** The facts of a refusal that a sentence may name. */
export interface RefusalFacts {
  limit: number;
  retryAfterSeconds: number;
  /** Moment from which it goes on, as people write it. */
  resetsAt: string;
}

const SENTENCES: Record<
  LimitName,
  Record<Locale, (facts: RefusalFacts) => string>
> = {
  turns_per_minute: {
    ja: ({ retryAfterSeconds }) =>
      `メッセージが短い間に続きました。${retryAfterSeconds}秒ほど待ってから、もう一度お送りください。`,
    en: ({ retryAfterSeconds }) =>
      `You have sent many messages in a short time. Please send it again in ${retryAfterSeconds} seconds.`,
  },
  turns_per_day: {
    ja: ({ limit, resetsAt }) =>
      `本日お送りいただけるメッセージの上限（${limit}件）に達しました。${resetsAt}から、またご利用いただけます。`,
    en: ({ limit, resetsAt }) =>
      `You have reached today's limit of ${limit} messages. You can write again from ${resetsAt}.`,
  },
  tokens_per_day: {
    ja: ({ resetsAt }) =>
      `本日ご利用いただける会話の量の上限に達しました。${resetsAt}から、またご利用いただけます。`,
    en: ({ resetsAt }) =>
      `You have reached today's limit on the length of conversations. You can write again from ${resetsAt}.`,
  },
  running_turns: {
    ja: ({ limit }) =>
      `同時に作成できる回答は${limit}件までです。ほかの会話の回答が終わってから、もう一度お送りください。`,
    en: ({ limit }) =>
      `At most ${limit} answers can be written at the same time. Please send it again when one in another conversation has ended.`,
  },
  open_streams: {
    ja: () =>
      "開いている画面が多すぎます。ほかのタブを閉じてから、もう一度お試しください。",
    en: () => "Too many pages are open. Please close other tabs and try again.",
  },
};

/** 429 `rate_limited`, in the person's language. */
export function overLimit(
  name: LimitName,
  locale: Locale,
  facts: RefusalFacts,
): ApiError {
  const { retryAfterSeconds } = facts;
  return new ApiError(SENTENCES[name][locale](facts), {
    status: 429,
    code: "rate_limited",
    details: { limit: name, retryAfterSeconds },
    headers: { "Retry-After": String(retryAfterSeconds) },
  });
}

/**
 * 409 `too_many_conversations`, in the person's language. It has no
 * `Retry-After`, because waiting does not help.
 */
export function tooManyConversations(locale: Locale, limit: number): ApiError {
  const sentence: Bilingual = {
    ja:
      `会話は${limit}件まで保存できます。一覧から不要な会話を削除して、もう一度お試しください。`,
    en:
      `Up to ${limit} conversations are kept. Please delete one that you no longer need from the list, and try again.`,
  };
  return new ApiError(sentence[locale], {
    status: 409,
    code: "too_many_conversations",
    details: { limit },
  });
}

const LANGUAGES: Record<Locale, string> = { ja: "ja-JP", en: "en-GB" };

/** A moment, in milliseconds since the epoch, as people write it. */
export function formatResetTime(
  moment: number,
  locale: Locale,
  timeZone: string,
): string {
  return new Intl.DateTimeFormat(LANGUAGES[locale], {
    timeZone,
    month: "long",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZoneName: "short",
  }).format(moment);
}
