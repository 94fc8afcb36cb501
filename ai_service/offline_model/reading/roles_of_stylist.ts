import { is, type Part } from "./part.ts";

/** Words that may stand between a stylist and what is wished of them. */
const isBetween = (part: Part | undefined) =>
  is(part, "filler", "1") || is(part, "particle") || is(part, "title");

/**
 * 「担当は青木さんでお願いしたいのと、30分後ろに」, "I'd like Aoki, and an hour later":
 * who is to do it is wished, and does not say which booking it is.
 */
export function isWishedStylist(parts: readonly Part[], part: Part): boolean {
  if (!is(part, "name", "stylist")) return false;
  const at = parts.indexOf(part);
  let next = at + 1;
  while (isBetween(parts[next])) next++;
  const isBehind = is(parts[next], "want") || is(parts[next], "act", "agree") ||
    is(parts[next], "answer", "yes") || is(parts[next], "filler", "please");
  let before = at - 1;
  while (isBetween(parts[before])) before--;
  const isAsked = is(parts[before], "want") || is(parts[before], "can") ||
    is(parts[before], "correct");
  const isOfBooking = is(parts[next], "noun", "booking") ||
    parts.slice(Math.max(0, at - 2), at).some((one) =>
      is(one, "name", "service") || is(one, "noun", "booking")
    );
  return (isBehind || isAsked) && !isOfBooking;
}
