import {
  intersection,
  isWithin,
  merged,
  type OpeningHours,
  openingsAround,
  overlaps,
  type Span,
} from "./hours.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** A service's rules about when it can be booked. */
export interface BookingTerms {
  durationMinutes: number;
  bufferBeforeMinutes: number;
  bufferAfterMinutes: number;
  slotStepMinutes: number;
  leadMinutes: number;
  horizonDays: number;
  cancelCutoffMinutes: number;
}

/** A resource that can do the service, and what stands in its way. */
export interface ResourceSchedule {
  resourceId: string;
  /** How many bookings can run at once. */
  capacity: number;
  hours: readonly OpeningHours[];
  closures: readonly Span[];
  busy: readonly (Span & { lane: number })[];
}

/** Time and zone at which the rules apply. */
export interface Moment {
  now: Date;
  /** IANA name of the zone that the business lives in. */
  timeZone: string;
}

/** Why a start is not on offer to customers. */
export type StartObjection =
  | "past"
  | "too_soon"
  | "too_far"
  | "closed"
  | "off_step";

/**
 * A lane of a resource that could take the booking. Lanes only keep bookings
 * that run at once apart; the capacity says how many there may be.
 */
export interface Place {
  resourceId: string;
  lane: number;
}

/** The time the customer is served. */
export function servedSpan(terms: BookingTerms, start: number): Span {
  return { from: start, until: start + terms.durationMinutes * MINUTE };
}

/** The time the lane is taken: with buffers. */
export function busySpan(terms: BookingTerms, start: number): Span {
  const { from, until } = servedSpan(terms, start);
  return {
    from: from - terms.bufferBeforeMinutes * MINUTE,
    until: until + terms.bufferAfterMinutes * MINUTE,
  };
}

/** The starts, in order, that anyone could book within `window` now. */
export function openStarts(
  terms: BookingTerms,
  schedules: readonly ResourceSchedule[],
  window: Span,
  moment: Moment,
): number[] {
  const bookable = intersection(window, bookableSpan(terms, moment));
  if (!bookable) return [];
  const starts = schedules.flatMap((schedule) =>
    offeredStarts(terms, schedule, bookable, moment.timeZone)
      .filter((start) => roomAt(terms, schedule, start) > 0)
  );
  return [...new Set(starts)].sort((a, b) => a - b);
}

/** The lanes that could take a booking at `start`, best first. */
export function openPlaces(
  terms: BookingTerms,
  schedules: readonly ResourceSchedule[],
  start: number,
  timeZone: string,
): Place[] {
  return freePlaces(
    terms,
    schedules.filter((schedule) => offers(terms, schedule, start, timeZone)),
    start,
  );
}

/** The lanes that are free at `start`, open or not. */
export function freePlaces(
  terms: BookingTerms,
  schedules: readonly ResourceSchedule[],
  start: number,
): Place[] {
  return schedules.flatMap((schedule) =>
    freeLanes(terms, schedule, start)
      .map((lane) => ({ resourceId: schedule.resourceId, lane }))
  );
}

/** Why customers cannot book `start`, taken or not, gravest first. */
export function startObjections(
  terms: BookingTerms,
  schedules: readonly ResourceSchedule[],
  start: number,
  { now, timeZone }: Moment,
): StartObjection[] {
  const objections: StartObjection[] = [];
  const { from, until } = bookableSpan(terms, { now, timeZone });
  if (start <= now.getTime()) objections.push("past");
  else if (start < from) objections.push("too_soon");
  if (start >= until) objections.push("too_far");
  const isOffered = schedules
    .some((one) => offers(terms, one, start, timeZone));
  if (!isOffered) {
    const served = servedSpan(terms, start);
    const isOpen = schedules.some((one) => fits(served, one, timeZone));
    objections.push(isOpen ? "off_step" : "closed");
  }
  return objections;
}

/** Whether a customer may still move or cancel what starts then. */
export function isBeforeCutoff(
  terms: BookingTerms,
  start: Date,
  now: Date,
): boolean {
  const cutoff = start.getTime() - terms.cancelCutoffMinutes * MINUTE;
  return now.getTime() < cutoff;
}

/** Between lead time and horizon. */
function bookableSpan(terms: BookingTerms, { now }: Moment): Span {
  return {
    from: now.getTime() + terms.leadMinutes * MINUTE,
    until: now.getTime() + terms.horizonDays * DAY,
  };
}

function offers(
  terms: BookingTerms,
  schedule: ResourceSchedule,
  start: number,
  timeZone: string,
): boolean {
  const window = { from: start, until: start + 1 };
  return offeredStarts(terms, schedule, window, timeZone).includes(start);
}

/** The starts on the step, counted from each opening, that hours allow. */
function offeredStarts(
  terms: BookingTerms,
  schedule: ResourceSchedule,
  window: Span,
  timeZone: string,
): number[] {
  const openings = openingsAround(schedule.hours, window, timeZone);
  const open = merged(openings);
  const step = terms.slotStepMinutes * MINUTE;
  const starts: number[] = [];
  for (const opening of openings) {
    const skipped = Math.ceil(Math.max(0, window.from - opening.from) / step);
    const until = Math.min(opening.until, window.until);
    for (let at = opening.from + skipped * step; at < until; at += step) {
      const served = servedSpan(terms, at);
      if (isWithin(served, open) && !isClosed(served, schedule)) {
        starts.push(at);
      }
    }
  }
  return starts;
}

function fits(
  served: Span,
  schedule: ResourceSchedule,
  timeZone: string,
): boolean {
  const open = merged(openingsAround(schedule.hours, served, timeZone));
  return isWithin(served, open) && !isClosed(served, schedule);
}

/** Numbers of the lanes of a resource, 100 in the table as well. */
const LANES = Array.from({ length: 100 }, (_, index) => index + 1);

function freeLanes(
  terms: BookingTerms,
  schedule: ResourceSchedule,
  start: number,
): number[] {
  const wanted = busySpan(terms, start);
  const taken = new Set(
    schedule.busy.filter((span) => overlaps(span, wanted))
      .map(({ lane }) => lane),
  );
  return LANES.filter((lane) => !taken.has(lane))
    .slice(0, roomAt(terms, schedule, start));
}

/**
 * How many more bookings can run at `start`: throughout, fewer than `capacity`
 * may, on whichever lanes. Lanes above a capacity that was lowered count, too.
 */
function roomAt(
  terms: BookingTerms,
  { capacity, busy }: ResourceSchedule,
  start: number,
): number {
  const wanted = busySpan(terms, start);
  const beside = busy.filter((span) => overlaps(span, wanted));
  return Math.max(0, capacity - mostAtOnce(beside, wanted));
}

/** How many of `spans` run at once within `window`, at most. */
function mostAtOnce(spans: readonly Span[], window: Span): number {
  const starts = spans.map(({ from }) => Math.max(from, window.from));
  return Math.max(
    0,
    ...starts.map((at) =>
      spans.filter(({ from, until }) => from <= at && at < until).length
    ),
  );
}

function isClosed(span: Span, { closures }: ResourceSchedule): boolean {
  return closures.some((closure) => overlaps(closure, span));
}
