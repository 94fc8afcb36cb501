import type { Locale } from "../../../shared/ui/locale.ts";
import type { Opening } from "../../booking/resource/schemas.ts";
import type { FormValues } from "../desk/form_values.ts";

/** Days of the week, 1 is Monday (ISO 8601). */
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
/** Openings of a day that the form has room for. */
export const OPENINGS = [0, 1] as const;

/** Name of the field for the start or the end of one opening of a day. */
export function hoursField(
  part: "opens" | "closes",
  weekday: number,
  index: number,
): string {
  return `${part}-${weekday}-${index}`;
}

/** The hours that a form gives; an opening without a start and an end is none. */
export function hoursFrom(form: FormValues): Opening[] {
  return WEEKDAYS.flatMap((weekday) =>
    OPENINGS.flatMap((index) => {
      const opens = form.get(hoursField("opens", weekday, index)).slice(0, 5);
      const closes = form.get(hoursField("closes", weekday, index)).slice(0, 5);
      if (opens === "" && closes === "") return [];
      return [{ weekday, opens, closes: endOfDay(closes) }];
    })
  );
}

/** A field for the time of a day has no 24:00; its end is typed as 00:00. */
function endOfDay(closes: string): string {
  return closes === "00:00" ? "24:00" : closes;
}

/** What a field shows of the hours that are stored. */
export function typedHours(
  hours: readonly Opening[],
  { part, weekday, index }: {
    part: "opens" | "closes";
    weekday: number;
    index: number;
  },
): string {
  const opening = hours.filter((each) => each.weekday === weekday)[index];
  const time = opening?.[part] ?? "";
  return time === "24:00" ? "00:00" : time;
}

/** `月曜日` or `Monday`. */
export function weekdayName(weekday: number, locale: Locale): string {
  // The first of January 2024 was a Monday.
  return new Date(Date.UTC(2024, 0, weekday)).toLocaleDateString(
    locale === "ja" ? "ja-JP" : "en-US",
    { timeZone: "UTC", weekday: "long" },
  );
}
