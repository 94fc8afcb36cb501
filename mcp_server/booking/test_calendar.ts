/** Weekly hours, the same on every day: `HH:MM`, and 24:00 for midnight. */
export interface DailyHours {
  opens: string;
  closes: string;
}

/** The service and the hours that slots are computed for. */
export interface CalendarRules {
  timeZone: string;
  hours: readonly DailyHours[];
  stepMinutes: number;
  durationMinutes: number;
}

const MINUTE = 60_000;

/**
 * Slots and texts by Temporal, which the server does not use: a second
 * computation that shares no code with the first.
 */
export class TestCalendar {
  constructor(readonly rules: CalendarRules) {}

  /** The instant at which a local day begins. */
  startOf(day: Temporal.PlainDate): number {
    return day.toZonedDateTime(this.rules.timeZone).epochMilliseconds;
  }

  /** Every start of that day at which the service fits into the hours. */
  startsOn(day: Temporal.PlainDate): number[] {
    const { stepMinutes, durationMinutes } = this.rules;
    const days = [-1, 0, 1, 2].map((days) => day.add({ days }));
    const openings = days.flatMap((day) =>
      this.rules.hours.map(({ opens, closes }) => ({
        from: this.#at(day, opens),
        until: this.#at(day, closes),
      }))
    ).filter(({ from, until }) => from < until);
    const isOpenAt = (minute: number) =>
      openings.some(({ from, until }) => from <= minute && minute < until);
    const [first, last] = [
      this.startOf(day),
      this.startOf(day.add({ days: 1 })),
    ];
    const starts = new Set<number>();
    for (const { from, until } of openings) {
      for (let at = from; at < until; at += stepMinutes * MINUTE) {
        if (at < first || at >= last) continue;
        // Minute by minute, so that nothing is known of how openings join.
        let fits = true;
        for (let minute = 0; fits && minute < durationMinutes; minute += 5) {
          fits = isOpenAt(at + minute * MINUTE);
        }
        if (fits && isOpenAt(at + durationMinutes * MINUTE - 1)) starts.add(at);
      }
    }
    return [...starts].sort((a, b) => a - b);
  }

  /** ISO 8601 with the offset of that moment. */
  iso(at: number): string {
    return this.#local(at)
      .toString({ timeZoneName: "never", smallestUnit: "second" });
  }

  /** The local day of a moment. */
  dayOf(at: number): Temporal.PlainDate {
    return this.#local(at).toPlainDate();
  }

  /** As people read it, e.g. `1:30 AM`, with the zone where it occurs twice. */
  time(at: number): string {
    const local = this.#local(at);
    const { hour, minute } = local;
    const text = `${hour % 12 || 12}:${String(minute).padStart(2, "0")} ${
      hour < 12 ? "AM" : "PM"
    }`;
    return this.#isRepeated(local) ? `${text} ${this.#zone(at)}` : text;
  }

  #at(day: Temporal.PlainDate, time: string): number {
    const [date, of] = time === "24:00"
      ? [day.add({ days: 1 }), "00:00"]
      : [day, time];
    const { timeZone } = this.rules;
    return date.toZonedDateTime({ timeZone, plainTime: of }).epochMilliseconds;
  }

  #local(at: number): Temporal.ZonedDateTime {
    return Temporal.Instant.fromEpochMilliseconds(at)
      .toZonedDateTimeISO(this.rules.timeZone);
  }

  #isRepeated(local: Temporal.ZonedDateTime): boolean {
    const plain = local.toPlainDateTime();
    const [earlier, later] = (["earlier", "later"] as const).map(
      (disambiguation) =>
        plain.toZonedDateTime(this.rules.timeZone, { disambiguation }),
    );
    return !earlier!.equals(later!) &&
      [earlier!, later!].every((each) => each.toPlainDateTime().equals(plain));
  }

  #zone(at: number): string {
    return new Date(at).toLocaleTimeString("en", {
      timeZone: this.rules.timeZone,
      timeZoneName: "short",
    }).split(" ").at(-1)!;
  }
}
