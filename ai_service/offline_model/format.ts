import { formatMoment, formatMoney } from "../../shared/ui/format.ts";
import { momentOf } from "./days.ts";
import type { IsoDate } from "./reading/frame.ts";
import type { Locale } from "../../shared/ui/locale.ts";

/** How values are said in one conversation. */
export class Format {
  readonly #locale: Locale;
  readonly #timeZone: string;

  constructor(locale: Locale, timeZone: string) {
    this.#locale = locale;
    this.#timeZone = timeZone;
  }

  /** 11月27日(金) · Friday, November 27 */
  day(moment: Date): string {
    const weekday = this.#locale === "ja" ? "short" : "long";
    return this.#say(moment, { weekday, month: "long", day: "numeric" });
  }

  /** The same, of `2026-11-27`. */
  date(date: IsoDate): string {
    const noon = 12 * 60;
    return this.day(momentOf(date, noon, this.#timeZone));
  }

  /** 1990年5月1日 · May 1, 1990 */
  fullDate(date: IsoDate): string {
    const moment = momentOf(date, 12 * 60, this.#timeZone);
    return this.#say(moment, { dateStyle: "long" });
  }

  /** 15:00 · 3:00 PM */
  time(moment: Date): string {
    return this.#say(moment, { hour: "numeric", minute: "2-digit" });
  }

  /** 11月27日(金) 15:00 · Friday, November 27 at 3:00 PM */
  moment(moment: Date): string {
    const between = this.#locale === "ja" ? " " : " at ";
    return `${this.day(moment)}${between}${this.time(moment)}`;
  }

  money(minor: number, currency: string): string {
    return formatMoney(minor, currency, this.#locale);
  }

  #say(moment: Date, options: Intl.DateTimeFormatOptions): string {
    const format = { locale: this.#locale, timeZone: this.#timeZone };
    return formatMoment(moment, format, options)
      // Some versions of the data put a narrow space before AM and PM.
      .replaceAll("\u202f", " ");
  }
}
