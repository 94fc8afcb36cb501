import { assert, assertEquals } from "@std/assert";
import { ApiError } from "../../shared/http/errors.ts";
import { testUser } from "../storage/test_actors.ts";
import type { Booking } from "./schemas.ts";
import { openBusiness, type TestBusiness } from "./test_business.ts";
import { type CalendarRules, TestCalendar } from "./test_calendar.ts";

/** Cases to try; a proof tries 10,000. */
const CASES = Number(Deno.env.get("TIME_ZONE_CASES") ?? 500);
const DAY = 86_400_000;
const HANAKO = testUser("hanako");

/** Days around which clocks change, in each zone both ways. */
const ZONES: Readonly<Record<string, readonly string[]>> = {
  "Asia/Tokyo": ["2030-03-10", "2030-10-27"],
  "America/New_York": ["2030-03-10", "2030-11-03"],
  "Europe/London": ["2030-03-31", "2030-10-27"],
  "Australia/Lord_Howe": ["2030-04-07", "2030-10-06"],
};

/** Hours with openings at, before and behind the hours that change. */
const HOURS = [
  [{ opens: "00:00", closes: "05:00" }, { opens: "07:30", closes: "24:00" }],
  [{ opens: "01:30", closes: "02:15" }, { opens: "02:30", closes: "12:00" }],
  [{ opens: "09:00", closes: "13:00" }, { opens: "14:00", closes: "18:30" }],
  [{ opens: "00:15", closes: "24:00" }],
];

/** Numbers below `end` from a seed (mulberry32). */
function randomFrom(seed: number): (end: number) => number {
  let state = seed;
  return (end) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % end;
  };
}

/** A business whose hours, zone and service change from round to round. */
class ZoneTrial {
  tried = 0;
  readonly wrong: string[] = [];

  constructor(readonly business: TestBusiness) {}

  async round(
    rules: CalendarRules,
    day: Temporal.PlainDate,
    pick: (end: number) => number,
  ) {
    const { business } = this;
    const calendar = new TestCalendar(rules);
    await this.#arrange(rules);
    business.timeZone = rules.timeZone;
    business.now = new Date(calendar.startOf(day) - 5 * DAY);
    const range = {
      from: calendar.iso(calendar.startOf(day)),
      to: calendar.iso(calendar.startOf(day.add({ days: 1 }))),
    };
    const expected = calendar.startsOn(day);
    this.#check(
      "slots",
      await this.#slots(range),
      expected.map((at) => calendar.iso(at)),
    );
    await this.#checkMonth(calendar, day);
    if (expected.length === 0) return;
    const start = expected[pick(expected.length)]!;
    await this.#checkPreview(calendar, start);
    const booking = await business.book({
      start: new Date(start).toISOString(),
    });
    this.#checkTimes("create", calendar, booking, start);
    await this.#checkLists(calendar, { booking, day, range });
    const later = calendar.startsOn(day.add({ days: 1 }));
    if (later.length > 0) {
      const moved = later[pick(later.length)]!;
      const input = { bookingId: booking.id, start: calendar.iso(moved) };
      const result = await business.call("booking_update", input);
      this.#checkTimes("move", calendar, result.booking as Booking, moved);
    }
    await business.database.owner`delete from bookings`;
  }

  async #arrange({ hours, stepMinutes, durationMinutes }: CalendarRules) {
    const { owner } = this.business.database;
    await owner`delete from opening_hours`;
    const rows = hours.flatMap(({ opens, closes }) =>
      [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
        id: `hrs_${weekday}_${opens}`,
        weekday,
        opens,
        closes,
      }))
    );
    await owner`insert into opening_hours ${owner(rows)}`;
    await owner`
      update services set slot_step_minutes = ${stepMinutes},
        duration_minutes = ${durationMinutes}, lead_minutes = 0`;
  }

  async #slots(range: { from: string; to: string }): Promise<string[]> {
    const query = { serviceId: "svc_cut", ...range };
    const { slots } = await this.business.call("booking_slots", query);
    return (slots as { start: string }[]).map(({ start }) => start);
  }

  /** 31 local days can be asked for, and a minute more than both counts not. */
  async #checkMonth(calendar: TestCalendar, day: Temporal.PlainDate) {
    const from = calendar.startOf(day);
    const to = calendar.startOf(day.add({ days: 31 }));
    const last = Math.max(to, from + 31 * DAY);
    const isTaken = async (to: number) => {
      const range = { from: calendar.iso(from), to: calendar.iso(to) };
      return await this.#slots(range).then(() => true, (error) => {
        assert(error instanceof ApiError, String(error));
        return false;
      });
    };
    const taken = [await isTaken(to), await isTaken(last + 60_000)];
    this.#check("31 days", taken, [true, false]);
  }

  async #checkPreview(calendar: TestCalendar, start: number) {
    const input = {
      serviceId: "svc_cut",
      start: new Date(start).toISOString(),
    };
    const preview = await this.business.preview(
      "booking_create",
      input,
      HANAKO,
    );
    const end = start + calendar.rules.durationMinutes * 60_000;
    const day = calendar.dayOf(start).toLocaleString("en", {
      dateStyle: "full",
    });
    const period = `${day} ${calendar.time(start)}–${calendar.time(end)}`;
    const summary = preview.summary.replaceAll("\u202f", " ");
    this.#check(
      "preview",
      summary.startsWith(`Book svc_cut for ${period}.`),
      true,
      `${summary} / ${period}`,
    );
  }

  async #checkLists(
    calendar: TestCalendar,
    { booking, day, range }: {
      booking: Booking;
      day: Temporal.PlainDate;
      range: { from: string; to: string };
    },
  ) {
    const idsIn = (list: Record<string, unknown>) =>
      (list.items as { id: string }[]).map(({ id }) => id);
    const inRange = await this.business.call("booking_list", range);
    const seen: string[][] = [idsIn(inRange)];
    for (const offset of [0, -1, 1]) {
      const noon = day.add({ days: offset })
        .toZonedDateTime({
          timeZone: calendar.rules.timeZone,
          plainTime: "12:00",
        });
      this.business.now = new Date(noon.epochMilliseconds);
      const input = { range: "today" };
      seen.push(idsIn(await this.business.callAsStaff("booking_list", input)));
    }
    this.business.now = new Date(calendar.startOf(day) - 5 * DAY);
    this.#check("lists", seen, [[booking.id], [booking.id], [], []]);
  }

  #checkTimes(
    what: string,
    calendar: TestCalendar,
    { start, end }: Booking,
    at: number,
  ) {
    const until = at + calendar.rules.durationMinutes * 60_000;
    this.#check(what, [start, end], [calendar.iso(at), calendar.iso(until)]);
  }

  #check(what: string, actual: unknown, expected: unknown, detail = "") {
    this.tried++;
    if (Deno.inspect(actual) === Deno.inspect(expected)) return;
    const { timeZone, now } = this.business;
    this.wrong.push(
      `${timeZone} ${now.toISOString()} ${what}: ${
        detail || `${Deno.inspect(actual)} is not ${Deno.inspect(expected)}`
      }`,
    );
  }
}

Deno.test(`slots, previews, bookings, moves and lists agree with another calendar in ${CASES} cases around clock changes`, async () => {
  await using business = await openBusiness();
  const trial = new ZoneTrial(business);
  const pick = randomFrom(20261126);
  const zones = Object.keys(ZONES);
  for (let round = 0; trial.tried < CASES; round++) {
    const timeZone = zones[round % zones.length]!;
    const change = Temporal.PlainDate.from(ZONES[timeZone]![pick(2)]!);
    const rules = {
      timeZone,
      hours: HOURS[pick(HOURS.length)]!,
      stepMinutes: [15, 20, 30, 45, 60][pick(5)]!,
      durationMinutes: [15, 45, 60, 90][pick(4)]!,
    };
    await trial.round(
      rules,
      change.add({ days: [-1, 0, 0, 1][pick(4)]! }),
      pick,
    );
  }
  console.log(`${trial.tried} cases`);
  console.log(`figure: time_zone_wrong = ${trial.wrong.length} (goal = 0)`);
  assertEquals(trial.wrong.slice(0, 10), []);
});
