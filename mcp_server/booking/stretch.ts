import type { Row, Statement, TransactionSql } from "../storage/statement.ts";
import type { BookingRange } from "./admin.ts";

type Part = Statement<Row[]>;

/** An end of a stretch: bookings up to it, or from it on, are in. */
interface End {
  start: Part | Date;
  /** Ids sort behind the empty one, so the end itself starts the stretch. */
  id: string;
}

/** Bookings that follow each other in order of their start and id. */
export interface Stretch {
  from: End;
  until: End;
  /** Whether the latest come first. */
  isReversed: boolean;
  /** A condition that leaves out few of them. */
  only: Part;
}

/** The bookings of a range, in the business's time zone. */
export function stretchOf(
  tx: TransactionSql,
  range: BookingRange,
  { now, timeZone }: { now: Date; timeZone: string },
): Stretch {
  // Days may have 23 or 25 hours.
  const midnight = (days: number) =>
    tx`(date_trunc('day', ${now}::timestamptz at time zone ${timeZone})
      + make_interval(days => ${days})) at time zone ${timeZone}`;
  const between = (from: End["start"], until: End["start"]) => ({
    from: { start: from, id: "" },
    until: { start: until, id: "" },
  });
  switch (range) {
    case "upcoming":
      // No booking is longer than a day, so the index on the start is of use.
      return {
        ...between(daysBefore(now, 1), tx`'infinity'::timestamptz`),
        isReversed: false,
        only: tx`end_at > ${now}`,
      };
    case "past":
      return {
        ...between(tx`'-infinity'::timestamptz`, now),
        isReversed: true,
        only: tx`end_at <= ${now}`,
      };
    case "today":
    case "week":
      return {
        ...between(midnight(0), midnight(range === "today" ? 1 : 7)),
        isReversed: false,
        // Also behind a page of the day before.
        only: tx`start_at >= ${midnight(0)}`,
      };
  }
}

function daysBefore(now: Date, days: number): Date {
  return new Date(now.getTime() - days * 86_400_000);
}

/**
 * What follows the last booking of a page. It replaces an end: beside it, the
 * index would be read from that end on, past all the pages before.
 */
export function continueAfter(
  stretch: Stretch,
  after: { first: Date; id: string } | undefined,
): Stretch {
  if (!after) return stretch;
  const end = { start: after.first, id: after.id };
  return stretch.isReversed
    ? { ...stretch, until: end }
    : { ...stretch, from: end };
}

/**
 * Bounds of a stretch, and what to sort by before the start. With a status, its
 * comparison and order are those of the index that begins with it: told by a
 * plain condition, the planner may go through all bookings in order of their
 * start, and the few of that status may be far from where it begins.
 */
export function conditionsOf(
  tx: TransactionSql,
  { from, until, isReversed }: Stretch,
  status: string | undefined,
): { bounds: Part; keys: Part } {
  const columns = tx`start_at, bookings.id`;
  if (status === undefined) {
    return {
      bounds: tx`(${columns}) > (${from.start}, ${from.id})
        and (${columns}) < (${until.start}, ${until.id})`,
      keys: tx``,
    };
  }
  return {
    bounds:
      tx`(bookings.status, ${columns}) > (${status}, ${from.start}, ${from.id})
      and (bookings.status, ${columns}) < (${status}, ${until.start}, ${until.id})`,
    keys: tx`bookings.status ${isReversed ? tx`desc` : tx`asc`},`,
  };
}
