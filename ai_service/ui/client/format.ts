import { formatMoment } from "../../../shared/ui/format.ts";
import type { Locale } from "../../../shared/ui/locale.ts";

/** How a page writes dates, times and numbers: on the business's clock, in the person's language. */
export interface Format {
  /** Hour and minute. */
  time(iso: string): string;
  /** Day, hour and minute. */
  dateTime(iso: string): string;
  /** A day with its weekday. */
  weekday(iso: string): string;
  /** A day as lists show it. */
  day(iso: string): string;
  number(value: number): string;
}

/** Creates the format of a language on the clock of `timeZone` (IANA name). */
export function createFormat(locale: Locale, timeZone: string): Format {
  const write = (options: Intl.DateTimeFormatOptions) => {
    const format = { locale, timeZone };
    return (iso: string) => formatMoment(new Date(iso), format, options);
  };
  // Made when it is needed: the first one of a process takes long.
  let numbers: Intl.NumberFormat | undefined;
  return {
    time: write({ timeStyle: "short" }),
    dateTime: write({
      month: "short",
      day: "numeric",
      weekday: "short",
      hour: "numeric",
      minute: "2-digit",
    }),
    weekday: write({ month: "short", day: "numeric", weekday: "short" }),
    day: write({ month: "short", day: "numeric" }),
    number(value) {
      numbers ??= new Intl.NumberFormat(locale);
      return numbers.format(value);
    },
  };
}
