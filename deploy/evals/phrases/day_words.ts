import type { Random } from "../../../shared/random/random.ts";
import {
  type Date3,
  dateOf,
  dayNumber,
  mondayOf,
  monthLength,
  nextMonth,
  weekdayOf,
} from "./calendar.ts";
import type { Said, Words } from "./phrase.ts";
import {
  JA_DAYS,
  kanji,
  LONG_DAYS,
  LONG_MONTHS,
  ordinal,
  SHORT_MONTHS,
} from "./number_words.ts";

/** Draws a way to name a day, and the day; undefined where it names none. */
type DayKind = (random: Random, today: number) => Said<number> | undefined;

const relative: DayKind = (random, today) => {
  const days = 1 + random.below(6);
  const near: Record<number, Words> = {
    1: {
      ja: random.one(["明日", "あした", "あす"]),
      en: "tomorrow",
    },
    2: {
      ja: random.one(["明後日", "あさって"]),
      en: "the day after tomorrow",
    },
  };
  const counted = {
    ja: `${random.one([String(days), kanji(days)])}日後`,
    en: `in ${days} days`,
  };
  return { value: today + days, words: near[days] ?? counted };
};

const comingWeekday: DayKind = (random, today) => {
  const value = today + 1 + random.below(6);
  const weekday = weekdayOf(value);
  const name = LONG_DAYS[weekday]!;
  return {
    value,
    words: {
      ja: random.one(["", "今度の", "次の"]) + jaWeekday(random, weekday),
      en: random.one([`on ${name}`, `this coming ${name}`]),
    },
  };
};

/** Sundays are left out: in some calendars they begin the week. */
const inWeek: DayKind = (random, today) => {
  if (weekdayOf(today) === 0) return;
  const weekday = 1 + random.below(6);
  const weeks = random.below(3);
  const value = mondayOf(today) + weeks * 7 + weekday - 1;
  if (value <= today) return;
  const name = LONG_DAYS[weekday]!;
  return {
    value,
    words: {
      ja: ["今週の", "来週の", "再来週の"][weeks]! +
        jaWeekday(random, weekday),
      en: [
        `this ${name}`,
        `on ${name} next week`,
        `on ${name} the week after next`,
      ][weeks]!,
    },
  };
};

const weeksAhead: DayKind = (random, today) => {
  const weeks = 1 + random.below(3);
  const count = weeks === 1 ? "a week" : `${["two", "three"][weeks - 2]} weeks`;
  return {
    value: today + weeks * 7,
    words: {
      ja: `${random.one([String(weeks), kanji(weeks)])}週間後`,
      en: random.one([`in ${count}`, `${count} from today`]),
    },
  };
};

const monthAndDay: DayKind = (random, today) => {
  const value = today + 1 + random.below(55);
  const { month, day } = dateOf(value);
  const [long, short] = [LONG_MONTHS[month - 1], SHORT_MONTHS[month - 1]];
  return {
    value,
    words: {
      ja: random.one([
        `${month}月${day}日`,
        `${month}/${day}`,
        `${kanji(month)}月${kanji(day)}日`,
      ]),
      en: random.one([
        `on ${long} ${day}`,
        `on ${short} ${ordinal(day)}`,
        `on the ${ordinal(day)} of ${long}`,
        `on ${day} ${long}`,
      ]),
    },
  };
};

const withWeekday: DayKind = (random, today) => {
  const value = today + 1 + random.below(55);
  return { value, words: datedWeekday(random, value, weekdayOf(value)) };
};

const fullDate: DayKind = (random, today) => {
  const value = today + 1 + random.below(55);
  const { year, month, day } = dateOf(value);
  const iso = [year, month, day].map((n) => String(n).padStart(2, "0"))
    .join("-");
  return {
    value,
    words: {
      ja: random.one([`${year}年${month}月${day}日`, iso]),
      en: random.one([
        `on ${LONG_MONTHS[month - 1]} ${day}, ${year}`,
        `on ${iso}`,
      ]),
    },
  };
};

const dayOfMonth: DayKind = (random, today) => {
  const now = dateOf(today);
  const day = 1 + random.below(28);
  const isNext = random.chance(0.5);
  if (!isNext && day <= now.day) return;
  const month = isNext ? nextMonth(now) : now;
  return {
    value: dayNumber({ ...month, day }),
    words: isNext
      ? {
        ja: `来月${random.one(["", "の"])}${day}日`,
        en: `on the ${ordinal(day)} of next month`,
      }
      : { ja: `${day}日`, en: `on the ${ordinal(day)}` },
  };
};

const nthWeekday: DayKind = (random, today) => {
  const month = nextMonth(dateOf(today));
  const [nth, weekday] = [1 + random.below(4), random.below(7)];
  const isLast = nth === 4;
  const name = LONG_DAYS[weekday];
  const count = ["first", "second", "third", "last"][nth - 1];
  return {
    value: isLast ? lastOf(month, weekday) : nthOf(month, nth, weekday),
    words: {
      ja: `来月の${isLast ? "最後の" : `第${nth}`}${
        jaWeekday(random, weekday)
      }`,
      en: `on the ${count} ${name} of next month`,
    },
  };
};

const KINDS: readonly DayKind[] = [
  relative,
  comingWeekday,
  comingWeekday,
  inWeek,
  weeksAhead,
  monthAndDay,
  monthAndDay,
  withWeekday,
  fullDate,
  dayOfMonth,
  nthWeekday,
];

/** Draws a day after today, with a way to say it that means no other. */
export function drawDay(
  random: Random,
  today: number,
  suits: (day: number) => boolean,
): Said<number> {
  for (;;) {
    const said = random.one(KINDS)(random, today);
    if (said && said.value > today && suits(said.value)) return said;
  }
}

/** "12月3日(木)" or "Thursday, December 3", whatever that day's weekday is. */
export function datedWeekday(
  random: Random,
  value: number,
  weekday: number,
): Words {
  const { month, day } = dateOf(value);
  return {
    ja: random.one([
      `${month}月${day}日(${JA_DAYS[weekday]})`,
      `${month}月${day}日の${JA_DAYS[weekday]}曜`,
      `${month}/${day}(${JA_DAYS[weekday]})`,
    ]),
    en: `on ${LONG_DAYS[weekday]}, ${LONG_MONTHS[month - 1]} ${day}`,
  };
}

function jaWeekday(random: Random, weekday: number): string {
  return `${JA_DAYS[weekday]}${random.one(["曜", "曜日"])}`;
}

function nthOf(month: Date3, nth: number, weekday: number): number {
  const first = dayNumber({ ...month, day: 1 });
  return first + (weekday - weekdayOf(first) + 7) % 7 + (nth - 1) * 7;
}

function lastOf(month: Date3, weekday: number): number {
  const day = monthLength(month.year, month.month);
  const last = dayNumber({ ...month, day });
  return last - (weekdayOf(last) - weekday + 7) % 7;
}
