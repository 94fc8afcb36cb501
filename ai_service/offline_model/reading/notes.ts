import { is, merge, type Part } from "./part.ts";

/** Cuts out what is meant as a note to the staff; it is kept word for word. */
export function readNotes(parts: readonly Part[]): Part[] {
  return styleNotes(healthNotes(markedNotes(parts)));
}

const isEnd = (part: Part | undefined) =>
  part === undefined || is(part, "break");

const isLead = (part: Part | undefined) =>
  is(part, "comma") || is(part, "mark") || is(part, "particle");

/** "Note: …", 備考：… up to the end, or to the sentence that goes on. */
function markedNotes(parts: readonly Part[]): Part[] {
  const at = parts.findIndex((part) => is(part, "note", "mark"));
  if (at < 0) return [...parts];
  let from = at + 1;
  const place = placeOf(parts, from);
  from += place.length;
  while (isLead(parts[from])) from++;
  const to = endOfNote(parts, from);
  if (isPolite(parts.slice(from, to))) return beforeMark(parts, at);
  const note = merge(parts, [from, to], { kind: "note", value: "text" });
  return [...parts.slice(0, at), ...place, note, ...parts.slice(to)];
}

/** "To my booking:" is where the note is put, and not what it says. */
function placeOf(parts: readonly Part[], from: number): readonly Part[] {
  const comma = parts.findIndex((part, index) =>
    index > from && is(part, "comma")
  );
  const place = comma < 0 ? [] : parts.slice(from, comma);
  const isPlace =
    place.some((part) =>
      is(part, "noun", "booking") || is(part, "act", "order")
    ) && place.every((part) => !is(part, "name") && !is(part, "unread"));
  return isPlace ? place : namedPlace(parts, from);
}

/** "To my booking on the 4th that …" is where it is put, too. */
function namedPlace(parts: readonly Part[], from: number): readonly Part[] {
  const that = parts.findIndex((part, index) =>
    index > from && is(part, "pick", "this") && part.end - part.start === 4
  );
  const place = that < 0 ? [] : parts.slice(from, that);
  const isTo = is(place[0], "bound", "to") || is(place[0], "filler");
  const isOfVisit = place.some((part) =>
    is(part, "name", "service") || is(part, "noun", "booking")
  );
  return isTo && isOfVisit && !place.some((part) => is(part, "unread"))
    ? place
    : [];
}

/** 「…なので、伝えておいてください」: the note is the clause before. */
function beforeMark(parts: readonly Part[], at: number): Part[] {
  let from = at;
  while (from > 0 && !isEnd(parts[from - 1])) from--;
  from = Math.max(from, beginOfNote(parts, [from, at]));
  while (from < at && (is(parts[from], "also") || isLead(parts[from]))) from++;
  if (!parts.slice(from, at).some(isSaid)) {
    return parts.filter((_, index) => index !== at);
  }
  const note = merge(parts, [from, at], { kind: "note", value: "text" });
  return [...parts.slice(0, from), note, ...parts.slice(at + 1)];
}

/** Where the quotation begins, or what stands behind 「…の予約に」. */
function beginOfNote(
  parts: readonly Part[],
  [from, at]: readonly [number, number],
): number {
  const clause = parts.slice(from, at);
  if (is(clause.at(-1), "mark")) {
    const open = clause.slice(0, -1).findLastIndex((part) => is(part, "mark"));
    if (open >= 0) return from + open;
  }
  const place = clause.findLastIndex((part, index) =>
    is(part, "particle", "ni") &&
    (is(clause[index - 1], "noun", "booking") ||
      is(clause[index - 1], "name", "service"))
  );
  return from + place + 1;
}

/** Nothing, or a please. */
function isPolite(parts: readonly Part[]): boolean {
  const [first] = parts;
  const length = first ? parts.at(-1)!.end - first.start : 0;
  const isPlea = (part: Part) => !isSaid(part) || is(part, "act", "get");
  return length <= "くださいませ".length && parts.every(isPlea);
}

/** What is more than politeness. */
const isSaid = (part: Part) =>
  !isLead(part) && !isEnd(part) && !is(part, "filler") && !is(part, "want") &&
  !is(part, "can") && !is(part, "act", "get");

function endOfNote(parts: readonly Part[], from: number): number {
  let end = from;
  while (!isEnd(parts[end])) end++;
  const goesOn = parts.slice(end).some((part) =>
    is(part, "act") || is(part, "day") || is(part, "time") ||
    is(part, "name", "service")
  );
  return goesOn ? end : trimmed(parts, from);
}

function trimmed(parts: readonly Part[], from: number): number {
  let end = parts.length;
  while (end > from && isEnd(parts[end - 1])) end--;
  return end;
}

/** A clause about an allergy or the like is a note without saying so. */
function healthNotes(parts: readonly Part[]): Part[] {
  const at = parts.findIndex((part) => is(part, "note", "health"));
  if (at < 0) return [...parts];
  const isBorder = (part: Part | undefined) =>
    isEnd(part) || is(part, "comma") || is(part, "because") || is(part, "also");
  let from = at;
  let to = at + 1;
  while (!isBorder(parts[from - 1])) from--;
  while (!isBorder(parts[to])) to++;
  if (parts.slice(from, to).some(isWish)) return [...parts];
  to = withWish(parts, to);
  const note = merge(parts, [from, to], { kind: "note", value: "text" });
  return [...parts.slice(0, from), note, ...parts.slice(to)];
}

/** Whether the part is a wish, so that its clause is no mere note. */
const isWish = (part: Part) =>
  is(part, "act") || is(part, "want") || is(part, "day") ||
  is(part, "time") || is(part, "noun", "form") || is(part, "name", "form");

/** 「頭皮が弱いので、低刺激だと嬉しい」: what follows from it belongs to it. */
function withWish(parts: readonly Part[], to: number): number {
  let from = to;
  while (is(parts[from], "comma") || is(parts[from], "because")) from++;
  let end = from;
  while (!isEnd(parts[end])) end++;
  const clause = parts.slice(from, end);
  const isMore = clause.some((part) =>
    isWish(part) || is(part, "name") || is(part, "if") ||
    is(part, "unsupported") || is(part, "ask") || is(part, "can") ||
    is(part, "correct") || is(part, "also") || part.n !== undefined ||
    part.kind.startsWith("neg")
  );
  const isReason = parts.slice(to, from).some((part) => is(part, "because"));
  return isReason && clause.length > 0 && !isMore ? end : to;
}

/**
 * 「前髪は短めで」: how it should be done, and no service. A sentence of nothing
 * else is the note with the name in it; elsewhere it is the word alone.
 */
function styleNotes(parts: readonly Part[]): Part[] {
  const at = parts.findIndex((part) => is(part, "note", "style"));
  if (at < 0) return [...parts];
  const last = lastOfStyle(parts, at);
  let [from, to] = [at, last + 1];
  while (isOfStyle(parts[from - 1])) from--;
  while (isOfStyle(parts[to])) to++;
  const isSentence = isEnd(parts[from - 1]) && isEnd(parts[to]);
  const span: [number, number] = [isSentence ? from : at, last + 1];
  const note = merge(parts, span, { kind: "note", value: "text" });
  return [...parts.slice(0, span[0]), note, ...parts.slice(span[1])];
}

/** Two such wishes in a row are one note: 「静かめで、会話は少なめで」. */
function lastOfStyle(parts: readonly Part[], at: number): number {
  const next = parts.findIndex((part, index) =>
    index > at && is(part, "note", "style")
  );
  const isNear = next > at &&
    parts.slice(at + 1, next).every((part) =>
      isOfStyle(part) && !is(part, "name") || isLead(part) ||
      is(part, "want") || is(part, "because") || is(part, "also") ||
      is(part, "and") || is(part, "bound", "about")
    );
  return isNear ? lastOfStyle(parts, next) : at;
}

const isOfStyle = (part: Part | undefined) =>
  is(part, "name") || is(part, "filler") || is(part, "particle") ||
  is(part, "mark");
