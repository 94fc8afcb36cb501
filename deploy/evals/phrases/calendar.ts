/** A date of the Gregorian calendar; months are 1 to 12. */
export interface Date3 {
  year: number;
  month: number;
  day: number;
}

/**
 * Days since 1970-01-01. Plain whole-number arithmetic (H. Hinnant,
 * "chrono-compatible low-level date algorithms"), so that no date is computed
 * by code that the product uses.
 */
export function dayNumber({ year, month, day }: Date3): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const shifted = (month + 9) % 12;
  const dayOfYear = Math.floor((153 * shifted + 2) / 5) + day - 1;
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  return era * 146_097 + yearOfEra * 365 + leapDays + dayOfYear - 719_468;
}

/** The date of a {@linkcode dayNumber}. */
export function dateOf(number: number): Date3 {
  const days = number + 719_468;
  const era = Math.floor(days / 146_097);
  const dayOfEra = days - era * 146_097;
  const leapDays = Math.floor(dayOfEra / 1_460) -
    Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365);
  const dayOfYear = dayOfEra - yearOfEra * 365 - Math.floor(yearOfEra / 4) +
    Math.floor(yearOfEra / 100);
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

/** 0 is Sunday. 1970-01-01 was a Thursday. */
export function weekdayOf(number: number): number {
  return ((number + 4) % 7 + 7) % 7;
}

/** The number of days of a month. */
export function monthLength(year: number, month: number): number {
  const next = month === 12
    ? { year: year + 1, month: 1, day: 1 }
    : { year, month: month + 1, day: 1 };
  return dayNumber(next) - dayNumber({ year, month, day: 1 });
}

/** The month after that one. */
export function nextMonth({ year, month }: Date3): Date3 {
  return month === 12
    ? { year: year + 1, month: 1, day: 1 }
    : { year, month: month + 1, day: 1 };
}

/** The Monday of the week of a day; weeks begin on Monday. */
export function mondayOf(number: number): number {
  return number - (weekdayOf(number) + 6) % 7;
}

/** Local time in the shop's zone, which has no summer time. */
export function localIso(number: number, minutes: number): string {
  const { year, month, day } = dateOf(number);
  const [hour, minute] = [Math.floor(minutes / 60), minutes % 60];
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${
    two(minute)
  }:00+09:00`;
}

/** @param iso As {@linkcode localIso} writes it. */
export function fromLocalIso(iso: string): { day: number; minutes: number } {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = iso.split(/\D/)
    .map(Number);
  return {
    day: dayNumber({ year, month, day }),
    minutes: hour * 60 + minute,
  };
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
