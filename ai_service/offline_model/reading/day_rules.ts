import {
  addDays,
  addMonths,
  dateFrom,
  fieldsOf,
  mondayOf,
  monthEnd,
  monthStart,
  type Today,
  weekdayOf,
} from "./calendar.ts";
import type { DayBag } from "./day_bag.ts";
import type { DaySlot, IsoDate } from "./frame.ts";

/** What a bag of date parts means; a clash names the date and the weekday. */
export type DayResult =
  | DaySlot
  | { kind: "none" }
  | { kind: "clash"; date: IsoDate; weekday: number };

type Rule = (bag: Required<DayBag>, today: Today) => DayResult;

const on = (date: IsoDate | undefined): DayResult =>
  date ? { kind: "on", date } : { kind: "none" };

const span = (from: IsoDate, to: IsoDate, weekdays?: number[]): DayResult => ({
  kind: "window",
  from,
  to,
  ...(weekdays ? { weekdays } : {}),
});

/** 「来週の木曜日、12月3日」: all that was said has to be the same day. */
function agreeing(day: DayResult, weekday: number, named: IsoDate): DayResult {
  const result = checked(day, weekday);
  return result.kind === "on" && result.date !== named
    ? { kind: "none" }
    : result;
}

/** The coming one of a weekday; today counts. */
function nextWeekday(weekday: number, from: IsoDate): IsoDate {
  return addDays(from, (weekday - weekdayOf(from) + 7) % 7);
}

/** The weekday in the week that is some weeks away; weeks begin on Monday. */
function inWeek(weekday: number, weeks: number, today: IsoDate): IsoDate {
  return addDays(mondayOf(today), weeks * 7 + (weekday + 6) % 7);
}

function inMonth(
  { date }: Today,
  months: number,
  day: number,
): IsoDate | undefined {
  const { year, month } = fieldsOf(monthOf(date, months));
  return dateFrom(year, month, day);
}

function monthOf(date: IsoDate, months: number): IsoDate {
  const { year, month } = fieldsOf(date);
  return monthStart(year, month + months);
}

/** The first of a named month, this year's or next year's. */
function namedMonth(month: number, { date }: Today): IsoDate {
  const now = fieldsOf(date);
  return monthStart(month < now.month ? now.year + 1 : now.year, month);
}

/** A day of a named month; next year's where it has passed. */
function monthDay(
  month: number,
  day: number,
  { date }: Today,
): IsoDate | undefined {
  const { year } = fieldsOf(date);
  const here = dateFrom(year, month, day);
  if (here && here >= date) return here;
  const next = dateFrom(year + 1, month, day);
  return next ?? undefined;
}

/** The next day with this number; a month that has none is left out. */
function dayOfMonth(day: number, today: Today): IsoDate | undefined {
  const dates = [0, 1, 2].map((months) => inMonth(today, months, day));
  return dates.find((date) => date !== undefined && date >= today.date);
}

/** The second Saturday, the last Friday (-1) of a month. */
function nthWeekday(
  first: IsoDate,
  nth: number,
  weekday: number,
): IsoDate | undefined {
  if (nth < 0) {
    const last = monthEnd(first);
    return addDays(last, -((weekdayOf(last) - weekday + 7) % 7));
  }
  const date = addDays(nextWeekday(weekday, first), (nth - 1) * 7);
  return date <= monthEnd(first) ? date : undefined;
}

function nextNth(nth: number, weekday: number, { date }: Today) {
  const dates = [0, 1, 2].map((months) =>
    nthWeekday(monthOf(date, months), nth, weekday)
  );
  return dates.find((one) => one !== undefined && one >= date);
}

/** A weekday that was said with its date must be that date's. */
function checked(day: DayResult, weekday: number): DayResult {
  if (day.kind !== "on" || weekdayOf(day.date) === weekday) return day;
  return { kind: "clash", date: day.date, weekday };
}

const EDGES = { start: [0, 9], middle: [10, 19], end: [20, 30] } as const;

function edgeOf(first: IsoDate, edge: keyof typeof EDGES): DayResult {
  const [from, to] = EDGES[edge];
  const last = monthEnd(first);
  const end = addDays(first, to);
  return span(addDays(first, from), end < last ? end : last);
}

function weekEdge(monday: IsoDate, edge: keyof typeof EDGES): DayResult {
  const [from, to] = { start: [0, 1], middle: [2, 3], end: [4, 6] }[edge];
  return span(addDays(monday, from!), addDays(monday, to!));
}

const bothDays = (saturday: IsoDate) => span(saturday, addDays(saturday, 1));
const WORKDAYS = [1, 2, 3, 4, 5];
const week = (weeks: number, { date }: Today) =>
  addDays(mondayOf(date), weeks * 7);
const month = (first: IsoDate, weekdays?: number[]) =>
  span(first, monthEnd(first), weekdays);

/**
 * What each set of date parts means. A set that is not here is not understood,
 * so no part of a date is ever left out.
 */
export const DAY_RULES: Readonly<Record<string, Rule>> = {
  relday: ({ relday }, { date }) => on(addDays(date, relday)),
  "relday+weekday": ({ relday, weekday }, { date }) =>
    checked(on(addDays(date, relday)), weekday),
  "relday+relweek": ({ relday, relweek }, { date }) =>
    on(addDays(date, relday + relweek * 7)),
  "relday+thisnext": ({ relday }, { date }) => on(addDays(date, relday)),
  "relday+relmonth": ({ relday, relmonth }, { date }) =>
    on(addMonths(addDays(date, relday), relmonth)),
  "dom+relday": ({ dom, relday }, { date }) => {
    const day = addDays(date, relday);
    return fieldsOf(day).day === dom ? on(day) : { kind: "none" };
  },
  "dom+month+relday": ({ relday, month, dom }, today) => {
    const day = addDays(today.date, relday);
    return monthDay(month, dom, today) === day ? on(day) : { kind: "none" };
  },
  "dom+month+relday+weekday": ({ relday, month, dom, weekday }, today) => {
    const day = addDays(today.date, relday);
    return monthDay(month, dom, today) === day
      ? checked(on(day), weekday)
      : { kind: "none" };
  },
  "days+from+relday": ({ days, relday }, { date }) =>
    on(addDays(date, days + relday)),
  weekday: ({ weekday }, { date }) => on(nextWeekday(weekday, date)),
  "coming+weekday": ({ weekday }, { date }) =>
    on(nextWeekday(weekday, addDays(date, 1))),
  "thisnext+weekday": ({ thisnext, weekday }, { date }) =>
    on(
      thisnext === 0
        ? nextWeekday(weekday, date)
        : inWeek(weekday, thisnext, date),
    ),
  "relweek+weekday": ({ relweek, weekday }, { date }) =>
    on(inWeek(weekday, relweek, date)),
  "days+from+weekday": ({ days, weekday }, { date }) =>
    on(addDays(nextWeekday(weekday, date), days)),
  "days+weekday": ({ days, weekday }, { date }) =>
    on(inWeek(weekday, 0, addDays(date, days))),
  relweek: ({ relweek }, today) =>
    span(week(relweek, today), addDays(week(relweek, today), 6)),
  "edge+relweek": ({ edge, relweek }, today) =>
    weekEdge(week(relweek, today), edge),
  "businessday+relweek": ({ relweek }, today) =>
    span(week(relweek, today), addDays(week(relweek, today), 4)),
  businessday: (_, { date }) => ({
    kind: "window",
    from: date,
    weekdays: WORKDAYS,
  }),
  weekend: ({ weekend }, { date }) =>
    weekend === 0 && weekdayOf(date) === 0
      ? on(date)
      : bothDays(inWeek(6, weekend, date)),
  "thisnext+weekend": ({ thisnext }, { date }) =>
    bothDays(inWeek(6, thisnext, date)),
  "coming+weekend": (_, { date }) => bothDays(nextWeekday(6, date)),
  "relweek+weekend": ({ relweek }, { date }) =>
    bothDays(inWeek(6, relweek, date)),
  "relmonth+weekend": ({ relmonth }, { date }) =>
    month(monthOf(date, relmonth), [0, 6]),
  "month+weekend": (bag, today) => month(namedMonth(bag.month, today), [0, 6]),
  relmonth: ({ relmonth }, { date }) => month(monthOf(date, relmonth)),
  month: (bag, today) => month(namedMonth(bag.month, today)),
  "month+thisnext": (bag, today) => month(namedMonth(bag.month, today)),
  "month+weekday": (bag, today) =>
    month(namedMonth(bag.month, today), [bag.weekday]),
  "relmonth+weekday": ({ relmonth, weekday }, { date }) =>
    month(monthOf(date, relmonth), [weekday]),
  "edge+relmonth": ({ edge, relmonth }, { date }) =>
    edgeOf(monthOf(date, relmonth), edge),
  "edge+month": (bag, today) => edgeOf(namedMonth(bag.month, today), bag.edge),
  monthedge: ({ monthedge }, { date }) => edgeOf(monthOf(date, 0), monthedge),
  "monthedge+relmonth": ({ monthedge, relmonth }, { date }) =>
    edgeOf(monthOf(date, relmonth), monthedge),
  "month+monthedge": (bag, today) =>
    edgeOf(namedMonth(bag.month, today), bag.monthedge),
  "dom+month": (bag, today) => on(monthDay(bag.month, bag.dom, today)),
  "dom+month+weekday": (bag, today) =>
    checked(on(monthDay(bag.month, bag.dom, today)), bag.weekday),
  "dom+month+year": (bag) => on(dateFrom(bag.year, bag.month, bag.dom)),
  "dom+month+weekday+year": (bag) =>
    checked(on(dateFrom(bag.year, bag.month, bag.dom)), bag.weekday),
  "dom+month+relyear": (bag, { date }) =>
    on(dateFrom(fieldsOf(date).year + bag.relyear, bag.month, bag.dom)),
  "dom+month+relyear+weekday": (bag, { date }) =>
    checked(
      on(dateFrom(fieldsOf(date).year + bag.relyear, bag.month, bag.dom)),
      bag.weekday,
    ),
  "month+relyear": (bag, { date }) =>
    month(monthStart(fieldsOf(date).year + bag.relyear, bag.month)),
  "month+year": (bag) => month(monthStart(bag.year, bag.month)),
  dom: ({ dom }, today) => on(dayOfMonth(dom, today)),
  ordinal: ({ ordinal }, today) => on(dayOfMonth(ordinal, today)),
  "dom+thisnext": ({ dom }, today) => on(dayOfMonth(dom, today)),
  "dom+weekday": ({ dom, weekday }, today) =>
    checked(on(dayOfMonth(dom, today)), weekday),
  "dom+relmonth": ({ dom, relmonth }, today) =>
    on(inMonth(today, relmonth, dom)),
  "ordinal+relmonth": ({ ordinal, relmonth }, today) =>
    on(inMonth(today, relmonth, ordinal)),
  "dom+relmonth+weekday": ({ dom, relmonth, weekday }, today) =>
    checked(on(inMonth(today, relmonth, dom)), weekday),
  "dom+month+relweek+weekday": (bag, today) =>
    agreeing(
      on(monthDay(bag.month, bag.dom, today)),
      bag.weekday,
      inWeek(bag.weekday, bag.relweek, today.date),
    ),
  "dom+relweek+weekday": (bag, today) =>
    agreeing(
      on(dayOfMonth(bag.dom, today)),
      bag.weekday,
      inWeek(bag.weekday, bag.relweek, today.date),
    ),
  // "Next Friday" is this week's or the next one's: the date tells.
  "dom+month+thisnext+weekday": ({ month, dom, weekday }, today) =>
    checked(on(monthDay(month, dom, today)), weekday),
  "dom+thisnext+weekday": ({ dom, weekday }, today) =>
    checked(on(dayOfMonth(dom, today)), weekday),
  "month+ordinal": (bag, today) => on(monthDay(bag.month, bag.ordinal, today)),
  "ordinal+weekday": ({ ordinal, weekday }, today) =>
    on(nextNth(ordinal, weekday, today)),
  "ordinal+relmonth+weekday": ({ ordinal, relmonth, weekday }, { date }) =>
    on(nthWeekday(monthOf(date, relmonth), ordinal, weekday)),
  "month+ordinal+weekday": (bag, today) =>
    on(nthWeekday(namedMonth(bag.month, today), bag.ordinal, bag.weekday)),
  "month+thisnext+weekday": ({ month, thisnext, weekday }, today) =>
    thisnext < 0
      ? on(nthWeekday(namedMonth(month, today), -1, weekday))
      : { kind: "none" },
  "relmonth+thisnext+weekday": ({ relmonth, thisnext, weekday }, { date }) =>
    thisnext < 0
      ? on(nthWeekday(monthOf(date, relmonth), -1, weekday))
      : { kind: "none" },
  days: ({ days }, { date }) => on(addDays(date, days)),
  months: ({ months }, { date }) => on(addMonths(date, months)),
  "months+relday": ({ months, relday }, { date }) =>
    on(addMonths(addDays(date, relday), months)),
  "dom+months": ({ dom, months }, today) => on(inMonth(today, months, dom)),
};

/** What a bag means; nothing where no rule has exactly these parts. */
export function resolveDay(bag: DayBag, today: Today): DayResult | undefined {
  const key = Object.keys(bag).sort().join("+");
  return DAY_RULES[key]?.(bag as Required<DayBag>, today);
}
