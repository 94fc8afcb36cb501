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
  const groups: { intent: Intent | undefined; parts: Part[] }[] = [];
  for (const clause of clausesOf(parts)) {
    const intent = ownIntent(clause);
    const last = groups.at(-1);
    const joins = !last || !last.intent || !intent ||
      isSameJob(last.intent, intent);
    if (last && joins) {
      last.parts.push(...clause);
      last.intent ??= intent;
    } else groups.push({ intent, parts: [...clause] });
  }
  return groups.flatMap((group) =>
    group.intent === undefined || group.intent === "book"
      ? severalBookings(group.parts)
      : [group.parts]
  );
}

/** "This Friday at 10 and that Saturday at 11": each has its own time. */
function severalBookings(parts: Part[]): Part[][] {
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

function ownIntent(clause: readonly Part[]): Intent | undefined {
  const evidence = evidenceOf(clause);
  if (endsInOrder(clause)) return undefined;
  if (isBookingVerb(clause)) return spokenIntent(evidence);
  return WORDS_OF_JOBS.some((word) => evidence.has(word))
    ? spokenIntent(evidence)
    : undefined;
}

/** わっくすの注文、… names an order and does not place one. */
function endsInOrder(clause: readonly Part[]): boolean {
  const said = clause.filter((part) => !is(part, "comma"));
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
  return clauses.filter((clause) => clause.length > 0);
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
