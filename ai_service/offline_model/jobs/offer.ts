import type { Context } from "../context.ts";
import type { Slot } from "../data.ts";
import type { Answer, Job } from "../job.ts";
import type { Found } from "./find_start.ts";
import { nearest, spread } from "./fitting_slots.ts";

/** Times that are named when one has to be chosen. */
const MAX_TIMES = 12;
/** Times that are offered in place of one that is not open. */
const MAX_OFFERS = 3;

/** A job that needs another time, and the name of what it is for. */
export interface Asking {
  job: Job;
  name: string;
}

/** Tells what is open where no start could be chosen. */
export function offerTimes(
  context: Context,
  found: Exclude<Found, { kind: "start" }>,
  asking: Asking,
): Answer {
  const { words, format } = context;
  const { job, name } = asking;
  switch (found.kind) {
    case "past": {
      const text = words.booking.isPast(format.moment(found.moment));
      return { text, asked: { slot: "time" }, pending: job };
    }
    case "nothing":
      return {
        text: words.booking.nothingOpen(name),
        asked: { slot: "day" },
        pending: job,
      };
    case "not_open":
      return notOpen(context, found, asking);
    case "times":
      return timesOfDay(context, found.slots, asking);
    case "days":
      return days(context, found.slots, asking);
  }
}

function notOpen(
  context: Context,
  { moment, slots }: Extract<Found, { kind: "not_open" }>,
  { job, name }: Asking,
): Answer {
  const { words, format } = context;
  const said = job.slots.time?.kind === "at"
    ? format.moment(moment)
    : format.day(moment);
  const offers = nearest(slots, moment, MAX_OFFERS);
  const text = words.booking.notOpen(name, said, momentsOf(context, offers));
  return { text, asked: { slot: "time" }, pending: job, ...shown(offers) };
}

function timesOfDay(
  context: Context,
  slots: readonly Slot[],
  { job, name }: Asking,
): Answer {
  const { words, format } = context;
  const some = spread(slots, MAX_TIMES);
  const times = some.map(({ start }) => format.time(new Date(start)));
  const day = format.day(new Date(some[0]!.start));
  const text = job.intent === "open_times"
    ? words.booking.openTimes(name, day, times)
    : words.booking.whichTime(name, day, times);
  return { text, asked: { slot: "time" }, pending: job, ...shown(some) };
}

function days(
  context: Context,
  slots: readonly Slot[],
  { job, name }: Asking,
): Answer {
  const { words } = context;
  const some = slots.slice(0, MAX_OFFERS);
  const openings = momentsOf(context, some);
  const text = job.intent === "open_times"
    ? words.booking.openings(name, openings)
    : words.booking.whichDay(name, openings);
  return { text, asked: { slot: "day" }, pending: job, ...shown(some) };
}

/** The moments of slots, in words. */
export function momentsOf({ format }: Context, slots: readonly Slot[]) {
  return slots.map(({ start }) => format.moment(new Date(start)));
}

function shown(slots: readonly Slot[]) {
  const ids = slots.map(({ start }) => start);
  return { shown: { kind: "slots" as const, ids } };
}
