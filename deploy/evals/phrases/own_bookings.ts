import type { Random } from "../../../shared/random/random.ts";
import { weekdayOf } from "./calendar.ts";
import { durationOf } from "./catalogue.ts";
import { datedWeekday } from "./day_words.ts";
import { drawStart } from "./draft.ts";
import { JA_DAYS, LONG_DAYS } from "./number_words.ts";
import type { Moment, OwnBooking, Words } from "./phrase.ts";
import { drawDistinctService, sayService } from "./thing_words.ts";

/** Bookings of different services on different days. */
export function drawBookings(
  random: Random,
  now: Moment,
  count: number,
): OwnBooking[] {
  const bookings: OwnBooking[] = [];
  while (bookings.length < count) {
    const { value: serviceId } = drawDistinctService(
      random,
      bookings.map(({ serviceId }) => serviceId),
    );
    const { day, time } = drawStart(random, serviceId, now);
    if (day.value - now.day < 2) continue;
    if (bookings.some((other) => other.day === day.value)) continue;
    const id = `bkg_${random.below(2 ** 32).toString(16).padStart(8, "0")}`;
    bookings.push({
      id,
      serviceId,
      day: day.value,
      minutes: time.value,
    });
  }
  return bookings;
}

/** Whether that start would overlap another booking than the one that moves. */
export function overlaps(
  moved: OwnBooking,
  bookings: readonly OwnBooking[],
): boolean {
  const end = ({ serviceId, minutes }: OwnBooking) =>
    minutes + durationOf(serviceId);
  return bookings.some((other) =>
    other.id !== moved.id && other.day === moved.day &&
    other.minutes < end(moved) && moved.minutes < end(other)
  );
}

/** A name of one of the bookings that fits no other one. */
export function sayBooking(
  random: Random,
  one: OwnBooking,
  { bookings, now }: { bookings: readonly OwnBooking[]; now: Moment },
): Words {
  const service = sayService(random, one.serviceId).words;
  const noun = service.en.replace(/^an? /, "");
  const ways: Words[] = [{
    ja: `${service.ja}の予約`,
    en: random.one([`my ${noun} booking`, `my ${noun} appointment`]),
  }];
  if (bookings.length === 1) ways.push({ ja: "予約", en: "my booking" });
  const weekday = weekdayOf(one.day);
  const isSoon = one.day - now.day < 7;
  const isAlone = bookings.every((other) =>
    other === one || weekdayOf(other.day) !== weekday
  );
  if (isSoon && isAlone) {
    ways.push({
      ja: `${JA_DAYS[weekday]}曜の予約`,
      en: `my ${LONG_DAYS[weekday]} booking`,
    });
  }
  const date = datedWeekday(random, one.day, weekday);
  ways.push({ ja: `${date.ja}の予約`, en: `my booking ${date.en}` });
  return random.one(ways);
}
