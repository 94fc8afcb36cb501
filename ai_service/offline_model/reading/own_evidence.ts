import { is, type Part } from "./part.ts";

const isWhen = (part: Part | undefined) =>
  (part?.kind === "day" || part?.kind === "time") && !part.negation;

/**
 * "Is it the 12th or the 13th? I forget", 「来週だっけ再来週だっけ」: of two days or
 * times, which one was booked.
 */
export function recallsOwn(parts: readonly Part[]): boolean {
  const told = parts.filter((part) => !part.isContext);
  const isEither = parts.some((part, at) =>
    is(part, "either") && parts.slice(0, at).some(isWhen) &&
    parts.slice(at + 1).some(isWhen)
  );
  const recalls = parts.filter((part) => is(part, "filler", "recall"));
  const isTwice = recalls.length > 1 && told.filter(isWhen).length > 1;
  const isAsked = told.some((part) =>
    is(part, "break", "?") || is(part, "act", "show")
  );
  return (isTwice || isEither && recalls.length > 0 && isAsked) &&
    !told.some((part) =>
      is(part, "want") || is(part, "can") || is(part, "open") ||
      is(part, "act", "book", "take", "move", "cancel", "order", "come") ||
      is(part, "name", "product")
    );
}

/**
 * 「明日のマッサージの予約なんですが、15時からにしてもらえますか」: a booking is named, and
 * then the time that it is to have.
 */
export function changesTopic(parts: readonly Part[]): boolean {
  const at = parts.findIndex((part, index) =>
    is(part, "noun", "booking") ||
    is(part, "name", "service") && is(parts[index + 1], "filler", "matter")
  );
  const isNamed = is(parts[at - 1], "particle", "no") ||
    is(parts[at - 1], "pick") || is(parts[at - 1], "filler", "made");
  const isTopic = is(parts[at + 1], "filler", "topic", "matter") ||
    is(parts[at + 1], "because", "but");
  // 「マッサージの予約なんですが、…」 may be a new one.
  const isThere = parts.slice(0, Math.max(0, at)).some((part) =>
    isWhen(part) || is(part, "pick") || is(part, "filler", "made")
  );
  if (at < 1 || !isNamed || !isTopic || !isThere) return false;
  const rest = parts.slice(at + 2).filter((part) => !part.isContext);
  const to = rest.findLastIndex((part) => is(part, "particle", "ni"));
  const made = rest[to + 1];
  return isWhen(rest[to - 1]) &&
    (is(made, "filler") || is(made, "can") || is(made, "want"));
}

/** Which day or time it is was asked, so that none of them narrows the answer. */
export function withoutRecalled(parts: readonly Part[]): readonly Part[] {
  return recallsOwn(parts)
    ? parts.map((part) =>
      isWhen(part) || is(part, "either") || is(part, "pick")
        ? { ...part, isContext: true as const }
        : part
    )
    : parts;
}

/** "Did I cancel it?", 「キャンセルしましたっけ」: a question, and no wish. */
export function asksDone(parts: readonly Part[]): boolean {
  return parts.some((part, index) => {
    const isVerb = is(part, "act", "cancel", "move", "book") &&
      !part.negation && !part.isContext;
    if (!isVerb) return false;
    const isBehind = is(parts[index - 1], "exist", "done") ||
      is(parts[index - 1], "exist", "own");
    const rest = parts.slice(index + 1);
    const end = rest.findIndex((one) =>
      !is(one, "past") && !is(one, "filler", "1") && !is(one, "either")
    );
    const isRecalled = rest.slice(0, Math.max(0, end)).some((one) =>
      is(one, "past")
    ) && is(rest[end], "filler", "recall");
    // 「キャンセルした予約」 tells which ones are asked for.
    if (is(rest[0], "past") && is(rest[1], "noun", "booking")) {
      return rest.some((one) => is(one, "act", "show") || is(one, "exist"));
    }
    // "I have cancelled …" tells; only a question asks.
    return isBehind && rest.some((one) => is(one, "break", "?")) || isRecalled;
  });
}
