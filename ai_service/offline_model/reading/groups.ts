import type { Intent } from "./frame.ts";
import { evidenceOf, spokenIntent } from "./intents.ts";
import { is, type Part } from "./part.ts";

/** Intents that say more about each other's job, not another one. */
const SAME_JOB: readonly (readonly Intent[])[] = [
  ["book", "open_times", "stylists"],
  ["move", "open_times"],
  ["order", "stock", "products", "search"],
  ["form_fill", "forms", "form_submit"],
  ["services", "info", "help"],
];

/**
 * Cuts a message into its jobs: clauses that have an intent of their own begin
 * one, all others belong to the job before them, or to the one behind where
 * none came yet.
 */
export function groupJobs(parts: readonly Part[]): Part[][] {
  const groups: Group[] = [];
  for (const clause of clausesOf(parts)) {
    const last = groups.at(-1);
    const isVisit = isInPlace(clause, last?.intent) ||
      isWholeVisit(clause, last);
    const intent = isVisit ? "book" : ownIntent(clause);
    if (last && isKept(clause, last.intent)) {
      last.parts.push(...clause.map((part) => asContext(part)));
      continue;
    }
    if (last && isWholeWish(last) && cancelsOther(clause, intent)) {
      last.intent = last.parts.some(isService) ? "book" : "order";
      groups.push({ intent, parts: [...clause] });
      continue;
    }
    const joins = !last || !last.intent || !intent ||
      isSameJob(last.intent, intent) ||
      isNewTime(clause, last.intent, intent) ||
      isFetched(clause, last.intent, intent);
    if (last && joins) {
      last.parts.push(...clause);
      last.intent ??= intent;
    } else groups.push({ intent, parts: [...clause] });
  }
  return groups.flatMap(cancelBoth).flatMap((group) =>
    group.intent === undefined || group.intent === "book" ||
      group.intent === "order"
      ? visitAndOrder(group.parts).flatMap(severalBookings)
      : [group.parts]
  );
}

/** 「早めたいです。明日って入れますか」: the time that it is moved to. */
function isNewTime(
  clause: readonly Part[],
  before: Intent,
  intent: Intent,
): boolean {
  const has = (kind: string, ...values: string[]) =>
    clause.some((part) => is(part, kind, ...values));
  return before === "move" && intent === "book" && has("act", "take", "come") &&
    (has("day") || has("time")) && !has("name") && !has("also") &&
    !has("noun", "booking") && !has("act", "book");
}

const isService = (part: Part) => is(part, "name", "service");

/** "A massage on Saturday at 2, and cancel my spa": a wish without a verb. */
function isWholeWish({ intent, parts }: Group): boolean {
  const has = (kind: string, ...values: string[]) =>
    parts.some((part) =>
      is(part, kind, ...values) && !part.negation && !part.isContext
    );
  const isVisit = has("name", "service") && has("day") && has("time");
  const isGoods = has("name", "product") && (has("count") || has("num"));
  return intent === undefined && isVisit !== isGoods &&
    !has("noun", "mine", "booking", "order") && !has("past");
}

/** Another one is cancelled, by its own name. */
function cancelsOther(
  clause: readonly Part[],
  intent: Intent | undefined,
): boolean {
  return (intent === "cancel_booking" || intent === "cancel_order") &&
    clause.some((part) => is(part, "noun", "mine", "booking", "order")) &&
    clause.some((part) => part.kind === "name");
}

/** "Keep a wax for me, I'll come by on Friday": when it is fetched. */
function isFetched(
  clause: readonly Part[],
  before: Intent,
  intent: Intent,
): boolean {
  const has = (kind: string, ...values: string[]) =>
    clause.some((part) => is(part, kind, ...values));
  return before === "order" && intent === "book" && has("act", "come") &&
    !has("name") && !has("noun", "booking") && !has("want") && !has("can") &&
    !has("act", "book", "take") && !has("break", "?");
}

/** "Can I pay cash? A cut on Friday at 3": a visit behind a question. */
function isWholeVisit(
  clause: readonly Part[],
  last: Group | undefined,
): boolean {
  const isAfterQuestion = last?.intent !== undefined &&
    ABOUT_SHOP.has(last.intent) && is(last.parts.at(-1), "break");
  const said = clause.filter((part) => !part.negation && !part.isContext);
  const has = (kind: string, ...values: string[]) =>
    said.some((part) => is(part, kind, ...values));
  return isAfterQuestion && has("name", "service") && has("day") &&
    has("time") && !has("ask") && !has("exist") && !has("open") &&
    !has("topic") && !has("can");
}

const ABOUT_SHOP: ReadonlySet<Intent> = new Set<Intent>([
  "info",
  "price",
  "duration",
  "stylists",
  "services",
]);

interface Group {
  intent: Intent | undefined;
  parts: Part[];
}

/** "Cancel my cut and the oil order": the verb is that of both. */
function cancelBoth(group: Group): Group[] {
  const { intent, parts } = group;
  const verb = parts.find((part) =>
    is(part, "act", "cancel") && !part.negation && !part.isContext
  );
  const isCancel = intent === "cancel" || intent === "cancel_booking" ||
    intent === "cancel_order";
  if (!verb || !isCancel || parts.some(isExcepted)) return [group];
  const [visit, order] = [parts.findIndex(isVisit), parts.findIndex(isGoods)];
  if (visit < 0 || order < 0) return [group];
  const [first, second] = [Math.min(visit, order), Math.max(visit, order)];
  const border = first +
    parts.slice(first, second).findLastIndex((part) =>
      is(part, "and") || is(part, "comma")
    );
  if (border <= first || !parts.some(isOrderNoun)) return [group];
  const pieces = [parts.slice(0, border), parts.slice(border + 1)];
  return pieces.map((piece) => ({
    intent: piece.some(isGoods) ? "cancel_order" : "cancel_booking",
    parts: [
      ...piece.filter((part) =>
        !is(part, "all", "all") && !is(part, "act", "order")
      ),
      ...(piece.includes(verb) ? [] : [verb]),
    ],
  }));
}

const isVisit = (part: Part) =>
  is(part, "name", "service") || is(part, "noun", "booking");

const isGoods = (part: Part) =>
  is(part, "name", "product") || is(part, "noun", "order");

const isOrderNoun = (part: Part) =>
  is(part, "noun", "order") || is(part, "act", "order");

const isExcepted = (part: Part) =>
  part.negation !== undefined || is(part, "correct") || is(part, "either") ||
  is(part, "because");

/** 「それは行きます」 behind a cancellation is what stays as it is. */
function isKept(
  clause: readonly Part[],
  before: Intent | undefined,
): boolean {
  const isCancelled = before === "cancel" || before === "cancel_booking";
  const has = (kind: string, ...values: string[]) =>
    clause.some((part) => is(part, kind, ...values));
  return isCancelled && has("name", "service") && has("act", "come", "take") &&
    !has("day") && !has("time") && !has("want") && !has("can") &&
    !has("correct") && !has("shift");
}

const asContext = (part: Part): Part => ({ ...part, isContext: true });

/** "A visit on Friday at 3 and one wax, please": a visit and an order. */
function visitAndOrder(parts: readonly Part[]): Part[][] {
  const isSaid = (part: Part) => !part.isContext && !part.negation;
  const isOf = (part: Part, value: string) =>
    isSaid(part) && is(part, "name", value);
  const service = parts.findIndex((part) => isOf(part, "service"));
  const product = parts.findIndex((part) => isOf(part, "product"));
  const isBoth = service >= 0 && product > service &&
    !parts.some((part) =>
      is(part, "correct") || is(part, "either") || is(part, "ask") ||
      is(part, "exist") || is(part, "noun", "stock")
    );
  if (!isBoth) return [[...parts]];
  const at =
    parts.slice(service, product).findLastIndex((part) =>
      is(part, "and") || is(part, "also") || is(part, "comma") ||
      is(part, "break")
    ) + service;
  const [visit, order] = [parts.slice(0, at), parts.slice(at)];
  const isClear = at > service && visit.some((part) => part.kind === "time") &&
    visit.some((part) => part.kind === "day") && isOrder(order);
  return isClear ? [[...visit], [...order]] : [[...parts]];
}

/** Products with a number or a wish, and nothing of a visit. */
function isOrder(parts: readonly Part[]): boolean {
  const has = (kind: string, ...values: string[]) =>
    parts.some((part) => is(part, kind, ...values));
  return !has("day") && !has("time") && !has("name", "service") &&
    !has("name", "stylist") &&
    (has("count") || has("num") || has("filler", "one", "please") ||
      has("answer", "yes") || has("act", "order", "get") || has("want"));
}

/** "This Friday at 10 and that Saturday at 11": each has its own time. */
function severalBookings(parts: Part[]): Part[][] {
  if (parts.filter((part) => part.kind === "time").length < 2) return [parts];
  const pieces: Part[][] = [[]];
  for (const part of parts) {
    const isBorder = is(part, "comma") || is(part, "and") ||
      is(part, "break") ||
      is(part, "also");
    if (isBorder && isBooking(pieces.at(-1)!)) pieces.push([]);
    pieces.at(-1)!.push(part);
  }
  const last = pieces.at(-1)!;
  if (pieces.length > 1 && !isBooking(last)) {
    pieces.at(-2)!.push(...pieces.pop()!);
  }
  const isSeveral = pieces.length > 1 &&
    !parts.some((part) => is(part, "correct"));
  return isSeveral ? withDay(pieces) ?? [parts] : [parts];
}

function isBooking(parts: readonly Part[]): boolean {
  const said = parts.filter((part) => !part.negation && !part.isContext);
  return said.some((part) => is(part, "name", "service")) &&
    said.some((part) => part.kind === "time");
}

/** A day that was said once is the day of all. */
function withDay(pieces: Part[][]): Part[][] | undefined {
  const days = pieces.map((piece) => piece.find((part) => part.kind === "day"));
  const known = days.filter((day) => day !== undefined);
  if (known.length === pieces.length) return pieces;
  return known.length === 1
    ? pieces.map((piece, index) => days[index] ? piece : [known[0]!, ...piece])
    : undefined;
}

/** Nouns alone say what a clause is about, not what is to be done. */
const WORDS_OF_JOBS = [
  "act",
  "want",
  "can",
  "exist",
  "ask",
  "open",
  "topic",
  "unsupported",
  "shift:delay",
  "shift:advance",
  "language",
  "help",
];

/** 「キャンセルして、かわりに金曜3時の別のものを」: a visit in place of the other. */
function isInPlace(clause: readonly Part[], before: Intent | undefined) {
  const has = (kind: string, ...values: string[]) =>
    clause.some((part) => is(part, kind, ...values));
  return before === "cancel_booking" && is(clause[0], "correct", "instead") &&
    has("name", "service") && has("day") && has("time");
}

function ownIntent(clause: readonly Part[]): Intent | undefined {
  const evidence = evidenceOf(clause);
  if (endsInOrder(clause)) return undefined;
  if (isMadeInto(clause)) return "move";
  if (isBookingVerb(clause)) return spokenIntent(evidence);
  return WORDS_OF_JOBS.some((word) => evidence.has(word))
    ? spokenIntent(evidence)
    : undefined;
}

/** 「1日の予約を翌日の同じ時間にして」 moves it without saying so. */
function isMadeInto(clause: readonly Part[]): boolean {
  const at = clause.findIndex((part) => is(part, "noun", "booking"));
  const to = clause.findLastIndex((part) => is(part, "particle", "ni"));
  const when = clause[to - 1];
  return at >= 0 && is(clause[at + 1], "particle", "wo") && to > at + 1 &&
    (is(when, "same") || is(when, "shift") || is(when, "time") ||
      is(when, "day")) &&
    !clause.some((part) => part.kind === "act" || part.kind === "ask");
}

/** わっくすの注文、… names an order and does not place one. */
function endsInOrder(clause: readonly Part[]): boolean {
  const end = clause.findLastIndex((part) =>
    !is(part, "comma") && !is(part, "filler") && !is(part, "particle", "wa")
  );
  const said = clause.slice(0, end + 1);
  return is(said.at(-1), "act", "order") &&
    (is(said.at(-2), "particle", "no") || is(said.at(-2), "pick") ||
      is(said.at(-2), "noun", "mine"));
}

function isSameJob(a: Intent, b: Intent): boolean {
  return a === b || SAME_JOB.some((job) => job.includes(a) && job.includes(b));
}

/** Clauses with the mark or the word that ends them. */
function clausesOf(parts: readonly Part[]): Part[][] {
  const clauses: Part[][] = [[]];
  parts.forEach((part, index) => {
    if (opensClause(parts, index)) clauses.push([]);
    clauses.at(-1)!.push(part);
    if (closesClause(parts, index)) clauses.push([]);
  });
  return withCorrections(clauses.filter((clause) => clause.length > 0));
}

/** "No wait, …" begins what it corrects. */
function withCorrections(clauses: readonly Part[][]): Part[][] {
  return clauses.reduceRight<Part[][]>((read, clause) => {
    const [next, ...others] = read;
    const isOpening = next !== undefined &&
      clause.some((part) => is(part, "correct")) &&
      clause.every((part) => is(part, "correct") || is(part, "comma"));
    return isOpening ? [[...clause, ...next], ...others] : [clause, ...read];
  }, []);
}

function opensClause(parts: readonly Part[], index: number): boolean {
  const part = parts[index];
  return is(part, "also") || is(part, "correct") ||
    is(part, "and") && isVerb(parts[index + 1]) ||
    is(part, "and") && isVerb(parts[index + 2]) &&
      is(parts[index + 1], "filler");
}

const isVerb = (part: Part | undefined) =>
  is(part, "act") || is(part, "want") || is(part, "can") || is(part, "ask") ||
  is(part, "exist") || is(part, "social");

/** て and して behind a verb begin another; so do marks. */
function closesClause(parts: readonly Part[], index: number): boolean {
  const part = parts[index];
  if (is(part, "break") || is(part, "comma") || is(part, "because")) {
    return true;
  }
  return is(parts[index - 1], "act") &&
    (is(part, "filler") || is(part, "particle", "yo")) &&
    isFollowedByVerb(parts, index);
}

function isFollowedByVerb(parts: readonly Part[], index: number): boolean {
  const verb = parts[index - 1]!.value;
  const rest = parts.slice(index + 1);
  return rest.some((part) =>
    is(part, "act") && part.value !== verb && part.value !== "get" &&
    part.value !== "show"
  ) || isBookingVerb(rest);
}

/** 金曜3時に予約: the noun is what is to be done. */
function isBookingVerb(parts: readonly Part[]): boolean {
  const at = parts.findLastIndex((part) => is(part, "noun", "booking"));
  return at > 0 && is(parts[at - 1], "particle", "ni", "de", "wo") &&
    parts.slice(at + 1).every((part) =>
      !is(part, "particle") && !is(part, "act") && !is(part, "name")
    );
}
