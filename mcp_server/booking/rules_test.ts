import { assertEquals } from "@std/assert";
import type { OpeningHours } from "./hours.ts";
import {
  type BookingTerms,
  isBeforeCutoff,
  openPlaces,
  openStarts,
  type ResourceSchedule,
  startObjections,
} from "./rules.ts";
import { toLocalIso } from "../../shared/time/time_zone.ts";

const ZONE = "Asia/Tokyo";
/** Monday, 09:00. */
const NOW = new Date("2030-01-07T09:00:00+09:00");

const terms: BookingTerms = {
  durationMinutes: 60,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 0,
  slotStepMinutes: 30,
  leadMinutes: 60,
  horizonDays: 30,
  cancelCutoffMinutes: 120,
};

const TUESDAY: OpeningHours[] = [
  { weekday: 2, opens: 10 * 60, closes: 12 * 60 },
  { weekday: 2, opens: 13 * 60, closes: 15 * 60 },
];

function schedule(changes: Partial<ResourceSchedule> = {}): ResourceSchedule {
  return {
    resourceId: "res_1",
    capacity: 1,
    hours: TUESDAY,
    closures: [],
    busy: [],
    ...changes,
  };
}

const at = (text: string, zone = "+09:00") => Date.parse(`2030-${text}${zone}`);
const span = (from: string, until: string) => ({
  from: at(from),
  until: at(until),
});
const allTuesday = span("01-08T00:00", "01-09T00:00");

function starts(
  schedules: ResourceSchedule[],
  changes: Partial<BookingTerms> = {},
  window = allTuesday,
  now = NOW,
) {
  const moment = { now, timeZone: ZONE };
  return openStarts({ ...terms, ...changes }, schedules, window, moment)
    .map((start) => toLocalIso(start, ZONE).slice(11, 16));
}

Deno.test("slots lie on the step, within hours, and never across a break", () => {
  const expected = ["10:00", "10:30", "11:00", "13:00", "13:30", "14:00"];
  assertEquals(starts([schedule()]), expected);
  assertEquals(starts([schedule()], { slotStepMinutes: 45 }), [
    "10:00",
    "10:45",
    "13:00",
    "13:45",
  ]);
});

Deno.test("slots start in the asked time, its end excluded", () => {
  const window = span("01-08T10:30", "01-08T13:00");
  assertEquals(starts([schedule()], {}, window), ["10:30", "11:00"]);
});

Deno.test("a closure takes the slots it touches, its ends excluded", () => {
  const closures = [span("01-08T11:00", "01-08T13:30")];
  assertEquals(starts([schedule({ closures })]), ["10:00", "13:30", "14:00"]);
});

Deno.test("lead time and horizon bound what can be booked", () => {
  const now = new Date("2030-01-08T12:15:00+09:00");
  assertEquals(starts([schedule()], {}, allTuesday, now), ["13:30", "14:00"]);
  const dayBefore = new Date("2030-01-07T10:30:00+09:00");
  assertEquals(
    starts([schedule()], { horizonDays: 1 }, allTuesday, dayBefore),
    ["10:00"],
  );
});

Deno.test("buffers keep neighbours apart, whoever has them", () => {
  const busy = [{ lane: 1, ...span("01-08T13:00", "01-08T13:30") }];
  const buffers = { durationMinutes: 30, bufferAfterMinutes: 15 };
  assertEquals(
    starts([schedule({ busy })], buffers),
    ["10:00", "10:30", "11:00", "11:30", "13:30", "14:00", "14:30"],
  );
  const before = { durationMinutes: 30, bufferBeforeMinutes: 15 };
  assertEquals(
    starts([schedule({ busy })], before),
    ["10:00", "10:30", "11:00", "11:30", "14:00", "14:30"],
  );
});

Deno.test("a slot is open while any lane of any resource is", () => {
  const taken = span("01-08T10:00", "01-08T15:00");
  const one = schedule({ busy: [{ lane: 1, ...taken }] });
  const two = { ...one, resourceId: "res_2", capacity: 2 };
  assertEquals(starts([one]), []);
  assertEquals(starts([one, two]).length, 6);
  assertEquals(
    openPlaces(terms, [one, two], at("01-08T10:00"), ZONE),
    [{ resourceId: "res_2", lane: 2 }],
  );
});

Deno.test("a resource offers only its own hours", () => {
  const other = schedule({
    resourceId: "res_2",
    hours: [{ weekday: 2, opens: 16 * 60, closes: 17 * 60 }],
  });
  assertEquals(starts([schedule(), other]).at(-1), "16:00");
  assertEquals(
    openPlaces(terms, [schedule(), other], at("01-08T16:00"), ZONE),
    [{ resourceId: "res_2", lane: 1 }],
  );
});

Deno.test("hours that touch at midnight are one opening", () => {
  const night = schedule({
    hours: [
      { weekday: 2, opens: 22 * 60, closes: 24 * 60 },
      { weekday: 3, opens: 0, closes: 2 * 60 },
    ],
  });
  const window = span("01-08T23:00", "01-09T03:00");
  assertEquals(
    starts([night], {}, window),
    ["23:00", "23:30", "00:00", "00:30", "01:00"],
  );
});

Deno.test("every objection to a start is told, the gravest first", () => {
  const reason = (start: string, now = NOW) => {
    const moment = { now, timeZone: ZONE };
    return startObjections(terms, [schedule()], at(start), moment).join(" ");
  };
  assertEquals(reason("01-08T10:30"), "");
  assertEquals(reason("01-01T10:30"), "past");
  assertEquals(reason("01-02T10:30"), "past closed");
  assertEquals(reason("01-08T09:30"), "closed");
  assertEquals(reason("01-08T11:30"), "closed");
  assertEquals(reason("01-07T10:30"), "closed");
  assertEquals(reason("01-08T10:10"), "off_step");
  assertEquals(reason("03-05T10:30"), "too_far");
  assertEquals(reason("03-05T10:10"), "too_far off_step");
  const justNow = new Date("2030-01-08T10:00:00+09:00");
  assertEquals(reason("01-08T10:30", justNow), "too_soon");
  assertEquals(reason("01-08T10:00", justNow), "past");
});

Deno.test("a change is in time until the cut-off", () => {
  const start = new Date("2030-01-08T15:00:00+09:00");
  const now = (time: string) => new Date(`2030-01-08T${time}+09:00`);
  assertEquals(isBeforeCutoff(terms, start, now("12:59:59")), true);
  assertEquals(isBeforeCutoff(terms, start, now("13:00:00")), false);
});

Deno.test("where the clock is put forward, the skipped hour offers nothing", () => {
  const berlin = "Europe/Berlin";
  const hours = [{ weekday: 7, opens: 0, closes: 5 * 60 }];
  const moment = { now: new Date("2030-03-30T00:00:00Z"), timeZone: berlin };
  const window = {
    from: Date.parse("2030-03-31T00:00+01:00"),
    until: Date.parse("2030-04-01T00:00+02:00"),
  };
  const hourly = { ...terms, slotStepMinutes: 60 };
  assertEquals(
    openStarts(hourly, [schedule({ hours })], window, moment)
      .map((start) => toLocalIso(start, berlin).slice(11)),
    ["00:00:00+01:00", "01:00:00+01:00", "03:00:00+02:00", "04:00:00+02:00"],
  );
});

Deno.test("where the clock is put back, the doubled hour offers two slots", () => {
  const berlin = "Europe/Berlin";
  const hours = [{ weekday: 7, opens: 60, closes: 4 * 60 }];
  const moment = { now: new Date("2030-10-26T00:00:00Z"), timeZone: berlin };
  const window = {
    from: Date.parse("2030-10-27T00:00+02:00"),
    until: Date.parse("2030-10-28T00:00+01:00"),
  };
  const hourly = { ...terms, slotStepMinutes: 60 };
  assertEquals(
    openStarts(hourly, [schedule({ hours })], window, moment)
      .map((start) => toLocalIso(start, berlin).slice(11)),
    ["01:00:00+02:00", "02:00:00+02:00", "02:00:00+01:00", "03:00:00+01:00"],
  );
});

Deno.test("a place is free while fewer bookings than the capacity run at once, on any lane", () => {
  const at11 = at("01-08T11:00");
  const lanes = (capacity: number, busy: ResourceSchedule["busy"]) =>
    openPlaces(terms, [schedule({ capacity, busy })], at11, ZONE)
      .map(({ lane }) => lane);
  const on = (lane: number, from: string, until: string) => ({
    lane,
    ...span(`01-08T${from}`, `01-08T${until}`),
  });
  // The capacity was 2 when lane 2 was booked.
  assertEquals(lanes(1, [on(2, "11:00", "12:00")]), []);
  assertEquals(lanes(1, [on(2, "12:00", "13:00")]), [1]);
  // Two of three at once, though all three lanes are taken at some moment.
  const half = [on(1, "10:30", "11:30"), on(2, "11:30", "12:30")];
  assertEquals(lanes(2, half), [3]);
  assertEquals(lanes(2, [...half, on(3, "11:15", "11:45")]), []);
  assertEquals(lanes(3, [...half, on(3, "11:15", "11:45")]), [4]);
});
