import type { Intent } from "./frame.ts";
import { is, type Part } from "./part.ts";
import { isWishedStylist } from "./roles_of_stylist.ts";
import { isSlot } from "./scope.ts";

/** Whether a value belongs to the booking that is there, or is the new one. */
export type Role = "old" | "new";

/** The role of each value in a message about moving or cancelling. */
export function rolesOf(
  parts: readonly Part[],
  intent: Intent,
): Map<Part, Role> {
  const roles = new Map<Part, Role>();
  if (intent !== "move") {
    for (const part of parts) if (isSlot(part)) roles.set(part, "old");
    return roles;
  }
  for (const [from, to] of clustersOf(parts)) {
    for (const part of parts.slice(from, to)) {
      if (isSlot(part)) roles.set(part, roleOf(parts, [from, to], part));
    }
  }
  return roles;
}

/** Runs of values that belong together: 金曜の3時, "Friday at 3". */
function clustersOf(parts: readonly Part[]): [number, number][] {
  const clusters: [number, number][] = [];
  for (let from = 0; from < parts.length; from++) {
    if (!isSlot(parts[from])) continue;
    let to = from + 1;
    const begin = from;
    const isAgain = (at: number) =>
      is(parts[at], "filler", "for") &&
      parts.slice(begin, at).some(({ kind }) => kind === parts[at + 1]?.kind);
    // 「今日の予約明日の16時に」: a day behind what is booked is the new one.
    const isNext = (at: number) =>
      is(parts[at], "day") &&
      parts.slice(begin, at).some((part) => part.kind === "name") &&
      parts.slice(begin, at).some((part) => part.kind === "day");
    while (
      !isNext(to) && parts[to - 1]!.value !== "from" && isSlot(parts[to]) ||
      isInside(parts[to]) && isSlot(parts[to + 1]) && !isAgain(to)
    ) {
      to++;
    }
    clusters.push([from, to]);
    from = to - 1;
  }
  return clusters;
}

const isInside = (part: Part | undefined) =>
  is(part, "particle", "no") || is(part, "filler") || is(part, "mark") ||
  is(part, "bound", "at");

function roleOf(
  parts: readonly Part[],
  [from, to]: readonly [number, number],
  part: Part,
): Role {
  if (part.value === "offset" || isWishedStylist(parts, part)) return "new";
  // "I'd rather have Mori do my visit on Friday": only who does it is new.
  const isOtherStylist = (parts.some((one) => is(one, "want", "rather")) &&
      parts.some((one) => is(one, "name", "stylist")) ||
    parts.some((one) => isWishedStylist(parts, one)) &&
      parts.some((one) => is(one, "noun", "mine"))) &&
    !parts.some((one) => ["time", "shift", "same"].includes(one.kind));
  if (isOtherStylist) return is(part, "name", "stylist") ? "new" : "old";
  // "Hayashi instead for my visit on Thursday": only who does it is new.
  const isStylistInstead = parts.some((one, index) =>
    is(one, "name", "stylist") && !one.negation &&
    is(parts[index + 1], "correct", "instead")
  );
  if (isStylistInstead) return is(part, "name", "stylist") ? "new" : "old";
  // "Don't cancel it", "move it": the booking that is talked about.
  const isObject = is(parts[from - 1], "act", "cancel", "move") &&
    is(part, "pick", "this");
  if (isObject) return "old";
  if (part.negation === "contrast" || part.negation === "except") return "new";
  const word = parts.slice(to).find((one) =>
    !is(one, "comma") && !is(one, "filler")
  );
  const isCorrected = is(word, "correct") || is(word, "either");
  if (isCorrected && hasTo(parts, to) && part.kind !== "name") return "new";
  const before = parts.slice(0, from);
  const behind = nextWord(parts, behindSame(parts, to));
  if (is(behind, "particle", "ni", "de") || is(behind, "act", "agree")) {
    return "new";
  }
  if (is(behind, "particle", "wo") || is(behind, "noun", "booking")) {
    return "old";
  }
  // 「さっきの予約、やっぱ16時からにして」: from then on it is to be.
  const isNewStart = part.value === "from" && parts[from] === part &&
    before.some((one) => is(one, "correct")) &&
    parts.filter(({ kind }) => kind === part.kind).length === 1;
  if (isNewStart) return "new";
  if (
    (part.value === "from" ||
      parts.slice(from, to).some((one) => one.value === "from")) &&
    !isSaidAfter(parts, from)
  ) return "old";
  if (before.some((one) => is(one, "bound", "to") || is(one, "correct"))) {
    return "new";
  }
  if (isExchanged(parts, from, part)) return "new";
  const isGivenUp = parts.some((one, at) =>
    at > to && one.kind === part.kind && isExchanged(parts, at, one)
  );
  if (isGivenUp) return "old";
  if (isBooked(before)) return "old";
  const isInstead = parts.some((one) => is(one, "correct", "instead"));
  if (isInstead && (part.kind === "day" || part.kind === "time")) return "new";
  const isBehindVerb = is(parts[from - 1], "act", "move") &&
    is(parts[from - 2], "noun", "booking") && !hasTo(parts, to);
  if (isBehindVerb) return "new";
  const isOwned = before.slice(-2).some((one) =>
    is(one, "noun", "mine") || is(one, "noun", "booking")
  );
  const isFrom = is(parts[from - 1], "bound", "from") ||
    is(parts[from - 1], "bound", "at") && hasTo(parts, to);
  const isOfService = is(parts[parts.indexOf(part) + 1], "particle", "no") &&
    is(parts[parts.indexOf(part) + 2], "name", "service");
  if (isOwned || isFrom || isOfService || hasTo(parts, to)) return "old";
  // "Can Hayashi do my cut?" asks for another stylist.
  const isAsked = is(parts[from - 1], "can") && is(part, "name", "stylist");
  if (isAsked) return "new";
  // "An hour earlier on the 12th" is counted from the booking of that day.
  const isCounted = parts.some(({ shift, isContext }) =>
    shift?.kind === "by" && shift.minutes !== 0 && !isContext
  );
  const isOnlyTime = part.kind === "time" &&
    parts.filter(({ kind }) => kind === "time").length === 1;
  if (isCounted && (part.kind === "day" || isOnlyTime)) return "old";
  const isInPlace = is(part, "name", "service") &&
    parts.some((one) => is(one, "name", "service") && one.negation);
  if (isInPlace) return "new";
  return part.kind === "name" || part.kind === "pick" ? "old" : "new";
}

/** "Swap Friday for Saturday": the second of a kind is the new one. */
function isExchanged(
  parts: readonly Part[],
  from: number,
  { kind }: Part,
): boolean {
  const isFor = is(parts[from - 1], "filler", "for") ||
    is(parts[from - 2], "filler", "for");
  if (!isFor) return false;
  const before = parts.slice(0, from);
  const verb = before.findIndex((one) => is(one, "act", "move"));
  return verb >= 0 && before.slice(verb).some((one) => one.kind === kind);
}

/** "I booked a visit for the 5th": what stands in this clause is there. */
function isBooked(before: readonly Part[]): boolean {
  const start = before.findLastIndex((one) =>
    is(one, "break") || is(one, "because") || is(one, "comma")
  );
  return before.slice(start + 1).some((one) => is(one, "past", "booked"));
}

/** "Can it be moved? From 13:00 is fine": a sentence behind tells the new. */
function isSaidAfter(parts: readonly Part[], from: number): boolean {
  const start = parts.slice(0, from).findLastIndex((one) => is(one, "break"));
  return parts.slice(0, Math.max(0, start)).some((one) =>
    is(one, "act", "move") && !one.negation
  );
}

const hasTo = (parts: readonly Part[], from: number) =>
  parts.slice(from).some((part) =>
    is(part, "bound", "to") || is(part, "particle", "ni")
  );

/** 「来週の同じ曜日、同じ時間に」 are one aim. */
function behindSame(parts: readonly Part[], to: number): number {
  const isListed = is(parts[to - 1], "same") && is(parts[to], "comma") &&
    is(parts[to + 1], "same");
  return isListed ? to + 2 : to;
}

/** The first word behind a cluster that is no の. */
function nextWord(parts: readonly Part[], index: number): Part | undefined {
  let at = index;
  while (is(parts[at], "particle", "no") || is(parts[at], "filler")) at++;
  return parts[at];
}
