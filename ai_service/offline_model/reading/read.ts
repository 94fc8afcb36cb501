import { readAges } from "./ages.ts";
import { readAsides } from "./asides.ts";
import { addDays, type Today, todayIn } from "./calendar.ts";
import { readCountedFor } from "./counted_for.ts";
import { readDays } from "./days.ts";
import { fold, type Folded, MAX_LENGTH, quote } from "./fold.ts";
import type { Frame, ReadContext, Reading, Slots } from "./frame.ts";
import { problemsOf } from "./gate.ts";
import { needsOf } from "./needs.ts";
import { readForm } from "./forms.ts";
import { groupJobs } from "./groups.ts";
import { evidenceOf, intentOf } from "./intents.ts";
import { correctTypos } from "./misspellings.ts";
import { readNotes } from "./notes.ts";
import { readBareNumbers } from "./bare_numbers.ts";
import { languageOf } from "./language.ts";
import { lex } from "./lexer.ts";
import { type Names, namesOf } from "./names.ts";
import { readNearestWeekdays } from "./nearest_weekday.ts";
import { readNumbers } from "./numbers.ts";
import { withoutRecalled } from "./own_evidence.ts";
import { is, type Part } from "./part.ts";
import { readIntended } from "./intended.ts";
import { withoutTakenBack } from "./taken_back.ts";
import { readConclusions, readPlaces } from "./conclusions.ts";
import { readCorrections } from "./corrections.ts";
import { readDemonstratives } from "./product_mentions.ts";
import { readDropped } from "./dropped.ts";
import { readQuantityWords } from "./quantity_words.ts";
import { readRemarks } from "./remarks.ts";
import { readSaidTime } from "./said_time.ts";
import { readScope } from "./scope.ts";
import { readSetAside } from "./set_aside.ts";
import { readShifts } from "./shifts.ts";
import { fillSlots } from "./slots_of.ts";
import { readSpans } from "./spans.ts";
import { readThings } from "./things.ts";
import { readTimes } from "./times.ts";

/** Words and marks that are looked at; more than this is no request. */
const MAX_PARTS = 300;
const HOURS = { opens: 600, closes: 1140 };

/** Reads a message into what it wants. Pure; never throws. */
export function read(text: string, context: ReadContext): Reading {
  const folded = fold(text.slice(0, MAX_LENGTH));
  const names = namesOf(context);
  const parts = partsOf(folded, names, context);
  const quoter = quoterOf(folded);
  const groups = groupJobs(parts);
  const { job: _job, asked: _asked, ...alone } = context;
  const frames = groups.flatMap((group) =>
    bothLists(
      group,
      frameOf(group, groups.length > 1 ? alone : context, quoter),
    )
  );
  const meant = withoutTakenBack(frames);
  const told = withCounted(meant, parts, quoter).filter((frame, _, all) =>
    all.length === 1 || !isTalkOnly(frame)
  );
  const [first = emptyFrame(), ...rest] = inForm(text, told, {
    names,
    context,
  });
  if (text.length > MAX_LENGTH || parts.length >= MAX_PARTS) {
    first.problems.push({ reason: "too_long", quote: text.slice(0, 20) });
  }
  return {
    frames: [first, ...rest],
    social: socialOf(parts),
    needs: needsOf([first, ...rest], context),
  };
}

/** "Two appointments, please: … and …": as many as there are. */
function withCounted(
  frames: readonly Frame[],
  parts: readonly Part[],
  quoter: Quoter,
): Frame[] {
  const count = parts.find((part, index) =>
    is(part, "num") && is(parts[index + 1], "noun", "booking")
  );
  const visits = frames.filter(({ intent }) => intent === "book").length;
  if (!count || count.n !== visits) return [...frames];
  const said = quoter.quote(count);
  return frames.map((frame) => ({
    ...frame,
    problems: frame.problems.filter((problem) =>
      problem.reason !== "unread" || problem.quote !== said
    ),
  }));
}

/** While a form is filled, a message is an answer before it is anything else. */
function inForm(
  text: string,
  frames: Frame[],
  { names, context }: { names: Names; context: ReadContext },
): Frame[] {
  if (!context.fields || frames.length === 0) return frames;
  const answer = readForm(text, frames[0]!, {
    context,
    today: todayIn(context.now, context.timeZone).date,
    frameOf: (piece) => {
      const folded = fold(piece.slice(0, MAX_LENGTH));
      const parts = partsOf(folded, names, context);
      return frameOf(parts, context, quoterOf(folded));
    },
    partsOf: (piece) =>
      partsOf(fold(piece.slice(0, MAX_LENGTH)), names, context),
  });
  return answer ?? frames;
}

interface Quoter {
  quote(from: Part, to?: Part): string;
}

function quoterOf(folded: Folded): Quoter {
  return { quote: (from, to = from) => quote(folded, from.start, to.end) };
}

export function partsOf(
  folded: Folded,
  names: Names,
  context: ReadContext,
): Part[] {
  const textOf = ({ start, end }: Part) => folded.text.slice(start, end);
  const today = todayIn(context.now, context.timeZone);
  const locale = languageOf(folded.original, context.locale);
  const quoter = quoterOf(folded);
  const hours = context.hours ?? HOURS;
  const tokens = readCountedFor(
    correctTypos(lex(folded, names.trie), folded.text, names),
    folded.text,
  );
  const numbers = readAges(
    readPlaces(readNumbers(tokens.slice(0, MAX_PARTS), textOf)),
    textOf,
  );
  const days = readDays(numbers, { ...quoter, today, locale });
  const times = readTimes(days, { ...quoter, hours });
  const spans = readNearestWeekdays(
    readSpans(times, { today, textOf }),
    textOf,
  );
  const named = readThings(
    readShifts(spans, { isUnderWay: context.job !== undefined, textOf }),
    names,
    textOf,
  );
  const things = readDemonstratives(readQuantityWords(named, textOf));
  const words = readConclusions(
    readCorrections(readSetAside(things, textOf)),
    textOf,
  );
  const bare = readBareNumbers(readDropped(words, textOf), {
    ...quoter,
    hours,
    today,
    context,
  });
  const told = readAsides(
    readRemarks(
      readNotes(agreeingWeekdays(laterWeekdays(bare, today))),
      textOf,
    ),
    context,
    textOf,
  );
  return readScope(readIntended(readSaidTime(told), textOf));
}

function frameOf(
  said: readonly Part[],
  context: ReadContext,
  quoter: Quoter,
): Frame {
  const meant = intentOf(evidenceOf(said), context);
  const parts = meant.intent === "my_bookings" ? withoutRecalled(said) : said;
  const isSearch = meant.intent === "none" &&
    parts.some((part) => is(part, "exist")) &&
    parts.some((part) => is(part, "unread"));
  if (isSearch) meant.intent = "search";
  const isWhich = meant.intent === "answer" && context.asked?.slot === "which";
  const filled = fillSlots({ parts, intent: meant.intent, quoter, isWhich });
  if (meant.intent === "search") filled.slots.query = queryOf(parts, quoter);
  const isOfMade = context.made === "booking" && meant.intent === "move" &&
    !context.job && !filled.slots.which && !filled.slots.services;
  if (isOfMade) filled.slots.which = { choice: { kind: "this" } };
  const problems = problemsOf(parts, { intent: meant.intent, filled, quoter });
  return {
    ...meant,
    slots: filled.slots,
    problems,
    ...(parts.some((part) => is(part, "break", "?") || is(part, "can"))
      ? { isQuestion: true }
      : {}),
    ...(parts.some((part) => is(part, "correct"))
      ? { isCorrection: true }
      : {}),
    ...(parts.some((part) => is(part, "also")) || isFurtherWish(parts) ||
        isOneMore(parts, filled.slots, quoter) ||
        meant.intent === "book" && isFurtherDay(parts)
      ? { isAddition: true }
      : {}),
  };
}

/** "And a head spa at 3 the same day" comes to what was said before. */
function isFurtherWish(parts: readonly Part[]): boolean {
  const [first, ...rest] = parts.filter((part) => !is(part, "filler"));
  return is(first, "and") && is(rest[0], "name", "service") &&
    !rest.some((part) =>
      is(part, "correct") || is(part, "ask") || is(part, "break", "?") ||
      part.negation
    );
}

/** 「その次の日曜も同じ時間で」: a visit on a further day. */
function isFurtherDay(parts: readonly Part[]): boolean {
  return parts.some((part, index) =>
    (part.kind === "day" || part.kind === "shift") && !part.negation &&
    is(parts[index + 1], "particle", "mo")
  );
}

/** "Add one more", 「もう1本」: the number is added to the one before. */
function isOneMore(
  parts: readonly Part[],
  { number, items }: Slots,
  quoter: Quoter,
): boolean {
  if (number === undefined || items || parts.length === 0) return false;
  const text = quoter.quote(parts[0]!, parts.at(-1)).normalize("NFKC");
  return /\b(?:more|another|extra)\b|もう[一1]|増や|ふやし|足し|追加/i.test(
    text,
  );
}

/** A weekday is next week's where the time said for today has passed. */
function laterWeekdays(parts: readonly Part[], today: Today): Part[] {
  const isPast = parts.some(({ time }) =>
    time?.kind === "at" && time.minutes <= today.minutes
  );
  return parts.map((part) =>
    isPast && part.isWeekday && part.day?.kind === "on" &&
      part.day.date === today.date
      ? { ...part, day: { kind: "on", date: addDays(today.date, 7) } }
      : part
  );
}

/**
 * 「木曜の16時、3日の」: a weekday and a date that falls on it are one day, unless
 * they are alternatives, or one of them may stand in a reason.
 */
function agreeingWeekdays(parts: readonly Part[]): Part[] {
  const weekdayOf = ({ day }: Part) =>
    day?.kind === "on" ? new Date(day.date).getUTCDay() : undefined;
  const dates = parts.filter((part) =>
    part.kind === "day" && !part.isWeekday && weekdayOf(part) !== undefined
  );
  return parts.map((part) => {
    const date = part.isWeekday && part.kind === "day"
      ? dates.find((one) => weekdayOf(one) === weekdayOf(part))
      : undefined;
    const isOne = dates.length === 1 &&
      parts.filter((one) => one.kind === "time").length <= 1 &&
      parts.filter((one) => is(one, "name", "service")).length <= 1 &&
      !parts.some((one) => ["act", "either", "because"].includes(one.kind));
    return date && isOne ? { ...part, day: date.day! } : part;
  });
}

/** What is searched for: all from the first to the last word with a meaning. */
function queryOf(parts: readonly Part[], quoter: Quoter): string {
  const words = parts.filter((part) => is(part, "unread") || is(part, "name"));
  return words.length > 0 ? quoter.quote(words[0]!, words.at(-1)) : "";
}

/** "My bookings and my orders" asks for two lists. */
function bothLists(parts: readonly Part[], frame: Frame): Frame[] {
  const isBoth = frame.intent === "my_orders" &&
    parts.some((part) => is(part, "noun", "booking"));
  return isBoth ? [{ ...frame, intent: "my_bookings" }, frame] : [frame];
}

function emptyFrame(): Frame {
  return { intent: "none", slots: {}, problems: [] };
}

const TALK: ReadonlySet<string> = new Set(["greet", "thanks", "none"]);

function isTalkOnly({ intent, slots, problems }: Frame): boolean {
  return TALK.has(intent) && Object.keys(slots).length === 0 &&
    problems.length === 0;
}

function socialOf(parts: readonly Part[]): Reading["social"] {
  const said = parts.filter((part) => is(part, "social")).map(({ value }) =>
    value
  );
  return [...new Set(said)] as Reading["social"];
}
