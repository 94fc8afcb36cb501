import type { Context } from "../context.ts";
import type { Service, Slot } from "../data.ts";
import { momentOf } from "../days.ts";
import type { JobSlots } from "../job.ts";
import { readSlots } from "../reads/slots.ts";
import { daysOf, fits, onePerDay } from "./fitting_slots.ts";

/** What open times there are for what was said. */
export type Found =
  /** Exactly one that was asked for, or the first or last if that was said. */
  | { kind: "start"; slot: Slot }
  /** A start that was asked for is over. */
  | { kind: "past"; moment: Date }
  /** A start that was asked for is not open; `slots` are, near to it. */
  | { kind: "not_open"; moment: Date; slots: Slot[] }
  /** Several of one day. */
  | { kind: "times"; slots: Slot[] }
  /** One of each day. */
  | { kind: "days"; slots: Slot[] }
  | { kind: "nothing" };

/** Whom and what the open times are for. */
export interface Request {
  service: Service;
  stylistId?: string;
}

/** Looks for a start that is what was said of day and time. */
export function findStart(
  context: Context,
  request: Request,
  slots: JobSlots,
): Found {
  const wanted = wantedMoment(context, slots);
  if (wanted && wanted <= context.now) return { kind: "past", moment: wanted };
  const open = openSlots(context, request, slots.day)
    .filter((slot) => fits(context, slot, slots));
  const [first] = open;
  if (!first) return instead(context, request, { slots, wanted });
  const chosen = choose(open, slots);
  if (chosen) return { kind: "start", slot: chosen };
  if (slots.day?.kind === "on") return { kind: "times", slots: open };
  return { kind: "days", slots: onePerDay(context, open) };
}

/** The moment that was said, where it is exactly one. */
function wantedMoment({ timeZone }: Context, { day, time }: JobSlots) {
  return day?.kind === "on" && time?.kind === "at"
    ? momentOf(day.date, time.minutes, timeZone)
    : undefined;
}

function openSlots(
  context: Context,
  { service, stylistId }: Request,
  day: JobSlots["day"],
): Slot[] {
  const person = { serviceId: service.id, ...(stylistId && { stylistId }) };
  return readSlots(context, person, daysOf(context, day));
}

/** One of the open times, if what was said leaves no choice. */
function choose(open: readonly Slot[], { day, time, pick }: JobSlots) {
  if (pick) return open.at(pick === "first" ? 0 : -1);
  const isAnyDay = day?.kind === "earliest" || day?.kind === "any";
  const isAnyTime = time?.kind === "earliest" || time?.kind === "any";
  if (isAnyTime || isAnyDay && time?.kind === "at") return open[0];
  if (day?.kind === "earliest" && time?.kind !== "latest") return open[0];
  if (day?.kind !== "on") return undefined;
  if (time?.kind === "latest") return open.at(-1);
  return time?.kind === "at" ? open[0] : undefined;
}

/** Nothing is open as asked: what is open near to it. */
function instead(
  context: Context,
  request: Request,
  { slots, wanted }: { slots: JobSlots; wanted: Date | undefined },
): Found {
  const { day, time, not } = slots;
  const { from } = daysOf(context, day);
  const minutes = time?.kind === "at" ? time.minutes : undefined;
  const moment = wanted ?? momentOf(from, minutes ?? 0, context.timeZone);
  const open = (days: JobSlots["day"]) =>
    openSlots(context, request, days)
      .filter((slot) => fits(context, slot, { ...(not && { not }) }));
  const ofDay = day?.kind === "on" && time ? open(day) : [];
  const near = ofDay.length > 0
    ? ofDay
    : onePerDay(context, open({ kind: "window", from }), minutes);
  if (near.length === 0) return { kind: "nothing" };
  return { kind: "not_open", moment, slots: near };
}
