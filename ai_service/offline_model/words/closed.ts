import type { Locale } from "../../../shared/ui/locale.ts";

/** Why a day is closed. */
export interface ClosedReason {
  /** Empty where the shop gives none. */
  text: string;
  /** Whether it is the shop's own text, whatever language that is in. */
  isQuoted: boolean;
}

/** What is said of a day that is closed. */
export interface ClosedWords {
  closedOn(day: string, reason?: ClosedReason): string;
  /** A line of the list of closures. */
  closedDays(days: string, reason: ClosedReason): string;
}

const QUOTED: Record<Locale, (text: string) => string> = {
  ja: (text) => `お店からの案内：「${text}」`,
  en: (text) => `The shop's own words: “${text}”`,
};

export const closedWords: Record<Locale, ClosedWords> = {
  ja: {
    closedOn: (day, reason) =>
      reason?.isQuoted
        ? `${day}はお休みです。${QUOTED.ja(reason.text)}`
        : `${day}はお休みです${reason?.text ? `（${reason.text}）` : ""}。`,
    closedDays: (days, reason) => lineOf(days, reason, QUOTED.ja),
  },
  en: {
    closedOn: (day, reason) =>
      reason?.isQuoted
        ? `We are closed on ${day}. ${QUOTED.en(reason.text)}`
        : `We are closed on ${day}${reason?.text ? ` (${reason.text})` : ""}.`,
    closedDays: (days, reason) => lineOf(days, reason, QUOTED.en),
  },
};

function lineOf(
  days: string,
  { text, isQuoted }: ClosedReason,
  quoted: (text: string) => string,
): string {
  if (isQuoted) return `${days} – ${quoted(text)}`;
  return text ? `${days} (${text})` : days;
}
