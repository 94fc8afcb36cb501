import type { Context } from "../context.ts";
import { dateAt, minutesAt } from "../days.ts";
import type { Job } from "../job.ts";
import type { Bookings } from "./bookings.ts";
import { isAtTime, isOnDay } from "./fitting_slots.ts";

/**
 * "The massage, the 10th at 3", where it was asked which booking is moved: the
 * name tells which, and no such one is on that day, so that it is the new time.
 */
export function withNewTime(
  context: Context,
  job: Job,
  { bookings }: Bookings,
): Job {
  const { which = {}, bookingIds, ...slots } = job.slots;
  const { day, time, ...others } = which;
  const isAsked = context.state.asked?.slot === "which" && !slots.day &&
    !slots.time && !slots.shift;
  const isNamed = bookingIds ?? which.services ?? which.stylist;
  if (!isAsked || !isNamed || !(day ?? time)) return job;
  const meant = bookings.filter(({ id, serviceId, stylist }) =>
    (!bookingIds || bookingIds.includes(id)) &&
    (!which.services || which.services.includes(serviceId)) &&
    (which.stylist?.kind !== "one" || stylist?.id === which.stylist.id)
  );
  // 「5日のマッサージを3時に」 is on that day, so that its time is asked about.
  const isThere = meant.some(({ start, end }) =>
    day ? isOnDay(dateAt(start, context.timeZone), day) : isAtTime({
      start: minutesAt(start, context.timeZone),
      end: minutesAt(end, context.timeZone),
    }, time)
  );
  if (isThere || meant.length === 0) return job;
  const when = { ...(day && { day }), ...(time && { time }) };
  return {
    ...job,
    slots: {
      ...slots,
      ...when,
      ...(bookingIds && { bookingIds }),
      ...(Object.keys(others).length > 0 && { which: others }),
    },
  };
}
