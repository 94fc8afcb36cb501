import type { Random } from "../../../shared/random/random.ts";
import { dateOf, monthLength, weekdayOf } from "./calendar.ts";
import { datedWeekday } from "./day_words.ts";
import { drawBookSlots, sayBook } from "./book_slots.ts";
import { type Draft, NO_CARD } from "./draft.ts";
import { JA_DAYS, LONG_DAYS, LONG_MONTHS, ordinal } from "./number_words.ts";
import type { Moment, Words } from "./phrase.ts";

type Impossible = (random: Random, now: Moment) => {
  day?: Words;
  time?: Words;
};

/** Wrong weekday beside a date. */
const clash: Impossible = (random, { day }) => {
  const value = day + 1 + random.below(50);
  const weekday = (weekdayOf(value) + 1 + random.below(6)) % 7;
  return { day: datedWeekday(random, value, weekday) };
};

/** A day that its month does not have. */
const noSuchDay: Impossible = (random, { day }) => {
  const { year, month } = dateOf(day + 20 + random.below(30));
  const missing = monthLength(year, month) + 1;
  return {
    day: {
      ja: random.one([`${month}月${missing}日`, `${month}/${missing}`]),
      en: random.one([
        `on ${LONG_MONTHS[month - 1]} ${missing}`,
        `on the ${ordinal(missing)} of ${LONG_MONTHS[month - 1]}`,
      ]),
    },
  };
};

const february: Impossible = () => ({
  day: { ja: "2月30日", en: "on February 30" },
});

const past: Impossible = (random, { day }) => {
  const weekday = 1 + random.below(6);
  const { year } = dateOf(day);
  return {
    day: random.one([
      { ja: "昨日", en: "yesterday" },
      { ja: "おととい", en: "the day before yesterday" },
      {
        ja: `先週の${JA_DAYS[weekday]}曜日`,
        en: `last ${LONG_DAYS[weekday]}`,
      },
      { ja: `${year - 1}年6月5日`, en: `on June 5, ${year - 1}` },
    ]),
  };
};

const noSuchTime: Impossible = (random) => ({
  time: random.one([
    { ja: "25時", en: "25:00" },
    { ja: "13時75分", en: "3:75pm" },
    { ja: "午後27時", en: "27pm" },
  ]),
});

/** Outside of the opening hours. */
const closed: Impossible = (random) => ({
  time: random.one([
    { ja: "21時", en: "9pm" },
    { ja: "朝の6時", en: "6am" },
    { ja: "午後11時", en: "11 p.m." },
    { ja: "午前8時", en: "8 in the morning" },
  ]),
});

const closedDay: Impossible = (random, { day }) => {
  const monday = day + 1 + (8 - weekdayOf(day + 1)) % 7;
  return { day: datedWeekday(random, monday, 1) };
};

/** Words of a day or a time at which nothing can be booked. */
export function sayImpossible(
  random: Random,
  now: Moment,
): { day?: Words; time?: Words } {
  const kinds = [clash, noSuchDay, february, past, noSuchTime, closed];
  return random.one([...kinds, closedDay])(random, now);
}

export function bookImpossible(
  random: Random,
  now: Moment,
): Pick<Draft, "words" | "wish"> {
  const slots = drawBookSlots(random, now);
  const words = sayBook(random, slots, sayImpossible(random, now));
  return { words, wish: NO_CARD };
}
