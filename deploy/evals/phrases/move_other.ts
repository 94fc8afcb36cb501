import type { Random } from "../../../shared/random/random.ts";
import { type Draft, drawStart, drawTime, NO_CARD, tidy } from "./draft.ts";
import { updateCard } from "./move_slots.ts";
import { drawBookings, overlaps, sayBooking } from "./own_bookings.ts";
import { fill, type Moment, oneEach, type OwnBooking, slot } from "./phrase.ts";
import { isOpenStart } from "./shop_hours.ts";

const TIME_ONLY = {
  ja: ["{booking}を{time}に変更して", "{booking}の時間を{time}に変えたい"],
  en: ["move {booking} to {time}", "change the time of {booking} to {time}"],
};
const DAY_ONLY = {
  ja: ["{booking}を{day}に変更して", "{booking}を{day}にずらしたい"],
  en: ["move {booking} to {day}", "reschedule {booking} to {day}"],
};

interface Shift {
  ja: string[];
  en: string[];
  days: number;
  minutes: number;
}

const SHIFTS: readonly Shift[] = [
  {
    ja: ["{booking}を1時間遅らせて", "{booking}を一時間後ろにずらして"],
    en: ["move {booking} one hour later", "push {booking} back by an hour"],
    days: 0,
    minutes: 60,
  },
  {
    ja: ["{booking}を1時間早めて", "{booking}を1時間前倒しにして"],
    en: ["move {booking} one hour earlier", "make {booking} an hour earlier"],
    days: 0,
    minutes: -60,
  },
  {
    ja: ["{booking}を30分遅らせて"],
    en: [
      "move {booking} 30 minutes later",
      "move {booking} half an hour later",
    ],
    days: 0,
    minutes: 30,
  },
  {
    ja: ["{booking}を翌日の同じ時間に変更して"],
    en: ["move {booking} to the same time the next day"],
    days: 1,
    minutes: 0,
  },
  {
    ja: ["{booking}を1週間後の同じ時間に変更して"],
    en: ["move {booking} to the same time a week later"],
    days: 7,
    minutes: 0,
  },
];

/** Moves by less than a day and a time, or of one of several bookings. */
export function moveOtherwise(random: Random, now: Moment): Draft | undefined {
  const bookings = drawBookings(random, now, 1 + random.below(3));
  const drawn = random.one([timeOnly, dayOnly, shifted, whichOne])(
    random,
    now,
    bookings,
  );
  if (!drawn) return;
  const account = { bookings, orders: [] };
  return { job: "move", trap: "plain", account, ...drawn };
}

type Drawn = Pick<Draft, "words" | "wish"> | undefined;
type Bookings = readonly OwnBooking[];

function timeOnly(random: Random, now: Moment, bookings: Bookings): Drawn {
  const one = random.one(bookings);
  const time = drawTime(random, one.serviceId, {
    now,
    day: one.day,
    not: one.minutes,
  });
  const booking = sayBooking(random, one, { bookings, now });
  const words = { booking: slot(booking), time: slot(time.words) };
  const start = { day: one.day, minutes: time.value };
  return {
    words: fill(oneEach(random, TIME_ONLY), words),
    wish: { cards: [updateCard(one, start)] },
  };
}

/** The time of day may be kept or asked for. */
function dayOnly(random: Random, now: Moment, bookings: Bookings): Drawn {
  const one = random.one(bookings);
  const { day } = drawStart(random, one.serviceId, now);
  const start = { day: day.value, minutes: one.minutes };
  const moved = { ...one, ...start };
  if (/^in /.test(day.words.en)) return;
  if (day.value === one.day || overlaps(moved, bookings)) return;
  const booking = sayBooking(random, one, { bookings, now });
  const words = { booking: slot(booking), day: slot(day.words) };
  return {
    words: tidy(fill(oneEach(random, DAY_ONLY), words)),
    wish: { cards: [updateCard(one, start)], mayAsk: true },
  };
}

function shifted(random: Random, now: Moment, bookings: Bookings): Drawn {
  const one = random.one(bookings);
  const { days, minutes, ...templates } = random.one(SHIFTS);
  const start = { day: one.day + days, minutes: one.minutes + minutes };
  const booking = slot(sayBooking(random, one, { bookings, now }));
  const isOpen = isOpenStart(one.serviceId, start, now);
  if (overlaps({ ...one, ...start }, bookings)) return;
  return {
    words: fill(oneEach(random, templates), { booking }),
    wish: isOpen ? { cards: [updateCard(one, start)] } : NO_CARD,
  };
}

function whichOne(random: Random, now: Moment, bookings: Bookings): Drawn {
  const [one] = bookings;
  if (bookings.length < 2 || !one) return;
  const { day, time } = drawStart(random, one.serviceId, now);
  if (/^in /.test(day.words.en)) return;
  const words = fill(
    {
      ja: "予約を{day}の{time}に変更したい",
      en: "move my booking to {day} at {time}",
    },
    { day: slot(day.words), time: slot(time.words) },
  );
  return { words, wish: NO_CARD };
}
